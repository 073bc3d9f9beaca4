import type { ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';
import { isHarmless, wordsOf } from '../verb';

/** Tools that do nothing but change the structure of data, and tell of it. */
const ownTools =
  'alembic flyway liquibase knex sequelize sequelize-cli typeorm typeorm-ts-node-commonjs prisma drizzle-kit mikro-orm goose migrate dbmate atlas sqitch sqlx diesel sea-orm-cli refinery db-migrate node-pg-migrate migrate-mongo phinx flask-migrate tern bytebase skeema gh-ost pt-online-schema-change'.split(
    ' ',
  );

/** Tools that do much besides: what speaks of data begins with one of these. */
const parts: ReadonlyMap<string, RegExp> = new Map([
  ...'rails rake bin/rails'.split(' ').map((name) => [name, /^(?:db|data)[:]/] as const),
  ['mix', /^ecto[.]/],
  ['artisan', /^(?:migrate$|migrate:|db:)/],
  ['console', /^doctrine:(?:migrations|schema|database|fixtures):/],
  ['manage.py', /^(?:migrate|flush|loaddata|sqlflush|reset_db)$/],
  ['django-admin', /^(?:migrate|flush|loaddata)$/],
  ...'mvn mvnw gradle gradlew'.split(' ').map((name) => [name, /^(?::[\w:-]*)?(?:flyway|liquibase)/] as const),
]);

const takesBack = toSet('downgrade down rollback undo revert reset drop clean wipe fresh flush redo rolledback');
const changes = toSet(
  'up update migrate apply push deploy upgrade run execute latest to head resolve repair force stamp seed load loaddata sync refresh continue database',
);
const tells = toSet(
  'status list show info history current heads make new create generate gen add diff dev validate check version script sql inspect verify revision dump lint studio pull introspect snapshot plan open format hash squash describe init help',
);

/**
 * What a call does to the structure of data: `rake db:rollback` → `migrate-down`, `sqlx migrate run` → `migrate`;
 * `undefined` for what tells of it, writes a migration, or speaks of something else.
 */
function migrationBy(program: string, args: readonly string[]): 'migrate' | 'migrate-down' | undefined {
  if (isHarmless(args) || args.some((word) => /^(?:--sql|--pretend|--local|--show-sql|--dump-sql)$/.test(word)))
    return undefined;
  const words = actionOf(program, args).flatMap(wordsOf);
  const [name] = words;
  // What names only the group, such as `prisma migrate`, shows its help, but for the tools that mean it.
  if (words.length === 0 || words.some((word) => tells.has(word))) return undefined;
  if (words.some((word) => takesBack.has(word))) return 'migrate-down';
  if (program === 'prisma' && words.length === 1) return undefined;
  return name !== undefined && words.some((word) => changes.has(word)) ? 'migrate' : undefined;
}

/** The words that say what to do. */
function actionOf(program: string, args: readonly string[]): readonly string[] {
  const plain = args.filter((word) => /^[A-Za-z:][\w:.-]*$/.test(word));
  const part = parts.get(program);
  if (part) return plain.filter((word) => part.test(word)).slice(0, 1);
  if (program === 'flask') return plain[0] === 'db' && plain[1] !== 'migrate' ? plain.slice(1, 2) : [];
  if (program === 'dotnet') return plain[0] === 'ef' && plain[1] === 'database' ? plain.slice(2, 3) : [];
  if (program === 'dotnet-ef') return plain[0] === 'database' ? plain.slice(1, 2) : [];
  // `goose postgres "$DSN" up`, `migrate -path m up`
  return /^(?:goose|migrate|tern)$/.test(program) ? plain.slice(-3) : plain.slice(0, 2);
}

const programs = [...ownTools, ...parts.keys(), 'flask', 'dotnet', 'dotnet-ef'];

const does =
  (rule: 'migrate' | 'migrate-down'): ArgumentRule =>
  (args, { program }) =>
    migrationBy(baseName(program), args) === rule;

/** The interpreter that a script of a framework is given to: `python manage.py migrate`, `php artisan migrate`. */
const scriptDoes =
  (rule: 'migrate' | 'migrate-down'): ArgumentRule =>
  ([script = '', ...args]) =>
    parts.has(baseName(script)) && migrationBy(baseName(script), args) === rule;

export const migrationDangers: readonly DangerRule[] = [
  { rule: 'migrate', reason: 'changes the structure of a database', programs, when: does('migrate') },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['python', 'python3', 'php', 'ruby'],
    when: scriptDoes('migrate'),
  },
  {
    rule: 'migrate-down',
    reason: 'takes a database migration back and can lose data',
    programs,
    when: does('migrate-down'),
  },
  {
    rule: 'migrate-down',
    reason: 'takes a database migration back and can lose data',
    programs: ['python', 'python3', 'php', 'ruby'],
    when: scriptDoes('migrate-down'),
  },
];

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
