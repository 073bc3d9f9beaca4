export const checklist = `# Release

- [ ] Look at it
- [ ] Wait
  \`\`\`bash
  touch waiting; until [ -e stop ]; do sleep 0.1; done
  \`\`\`
- [ ] Announce it
- [ ] Last
  \`\`\`bash
  echo done
  \`\`\`
`;
