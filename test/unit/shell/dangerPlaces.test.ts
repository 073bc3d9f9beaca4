import { expect, test } from 'vitest';
import { shellParser } from './parser';

/** Commands that must be confirmed wherever they stand. None has a single quote in it. */
const dangerous = [
  'rm -rf build',
  'docker compose down',
  'kubectl delete pod a',
  'psql -c "DROP TABLE users"',
  'psql -c "TRUNCATE users"',
  'git push --force',
  'dd if=a of=/dev/sda',
  'mkfs.ext4 /dev/sda1',
  'alembic downgrade -1',
];

const places: readonly (readonly [string, (command: string) => string])[] = [
  ['alone', (command) => command],
  ['sudo', (command) => `sudo -u root ${command}`],
  ['env', (command) => `env A=1 ${command}`],
  ['time', (command) => `time nice -n 5 ${command}`],
  ['sh -c', (command) => `sh -c '${command}'`],
  ['bash -lc in sudo', (command) => `sudo bash -lc '${command}'`],
  ['$(…)', (command) => `echo $(${command})`],
  ['`…`', (command) => `echo \`${command}\``],
  ['ssh', (command) => `ssh -p 22 ada@host '${command}'`],
  ['ssh, sh -c', (command) => `ssh host sh -c '${command}'`],
  ['docker exec', (command) => `docker exec -i web sh -c '${command}'`],
  ['a list', (command) => `cd a && ${command} || true`],
  ['a loop', (command) => `for i in 1 2; do ${command}; done`],
  ['a function', (command) => `undo() { ${command}; }`],
  ['a subshell', (command) => `(cd a; ${command})`],
  ['in the background', (command) => `${command} &`],
  ['eval', (command) => `eval '${command}'`],
];

for (const command of dangerous)
  test.each(places)(`${command}: %s`, (_, place) => {
    const found = shellParser.parse(place(command)).commands.flatMap(({ dangers }) => dangers);
    expect(found).not.toEqual([]);
  });

test.each([
  'find . -name a | xargs rm -rf',
  'cat backup.sql | psql shop',
  'psql shop < backup.sql',
  'gunzip -c backup.gz | docker compose exec -T db psql shop',
  'pg_restore -d shop backup.dump',
  'echo a > /dev/sda',
  'cat image | sudo tee /dev/sdb',
  'psql shop <<EOF\nDELETE FROM users;\nEOF',
  'mysql -e "TRUNCATE TABLE users"',
  'echo "DROP TABLE users" | psql shop',
])('%j', (text) => {
  const found = shellParser.parse(text).commands.flatMap(({ dangers }) => dangers);
  expect(found).not.toEqual([]);
});
