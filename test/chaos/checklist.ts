/** Numbers of the steps that run a command; the others are ticked. Every third. */
export const commandSteps = [3, 6, 9, 12, 15, 18, 21, 24, 27, 30];

/** Thirty steps. Each command leaves its own trace of what truly happened (step.sh). */
export const checklistText = `---
log: logs/run.md
---

# Chaos

${Array.from({ length: 30 }, (_, index) => item(index + 1)).join('\n')}
`;

/** @param line of the trace: `begin 3`, `end 3 0` */
export function traced(trace: string, line: string): number {
  return trace.split('\n').filter((each) => each === line).length;
}

function item(number: number): string {
  if (!commandSteps.includes(number)) return `- [ ] Look at part ${number}`;
  return `- [ ] Deploy part ${number}\n\n  \`\`\`bash\n  "$CHAOS_STEP" ${number}\n  # expect: part ${number} is deployed\n  \`\`\`\n`;
}
