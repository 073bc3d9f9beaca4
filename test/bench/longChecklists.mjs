const count = 10_000;
const deeds = [
  'Verify the health of',
  'Read the logs of',
  'Confirm the backup of',
  'Ask the owner of',
  'Restart',
  'Announce',
];

/** Checklists of 10,000 items each. */
export const longChecklists = [
  { name: 'one list', text: ['# Release', '', ...items(0, count, toItem), ''].join('\n') },
  {
    name: 'one item with all in it',
    text: ['# Release', '', '- [ ] All', ...items(0, count, toInnerItem), ''].join('\n'),
  },
  { name: '500 sections', text: sections(toItem) },
  { name: '500 sections with 4,000 commands', text: sections(toItemWithCommand) },
];

function sections(toLines) {
  const each = Array.from({ length: 500 }, (_, i) => [`## Phase ${i}`, '', ...items(i * 20, 20, toLines), '']);
  return ['# Release', '', ...each.flat()].join('\n');
}

function items(from, length, toLines) {
  return Array.from({ length }, (_, i) => toLines(from + i)).flat();
}

function toItem(i) {
  return [`- [ ] ${deeds[i % deeds.length]} service ${i}`];
}

function toInnerItem(i) {
  return toItem(i).map((line) => `  ${line}`);
}

/** Every fifth item has a command block with what it should give, every fifth a command in its words. */
function toItemWithCommand(i) {
  const [item] = toItem(i);
  if (i % 5 === 1) return [`${item} with \`kubectl get pods -n team-${i}\``];
  if (i % 5 !== 0) return [item];
  const block = ['```bash', `curl -s https://host-${i}.internal/health`, '# Expected: HTTP 200 OK', '```'];
  return [item, '', ...block.map((line) => `  ${line}`), ''];
}
