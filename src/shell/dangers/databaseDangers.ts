import { all, any, has, not, starts } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';

const databases =
  /^(?:psql|mysql|mariadb|sqlite3|mongo|mongosh|redis-cli|cockroach|clickhouse-client|sqlcmd|pg_restore|mongorestore)$/;

/** Changes, restores or deletes data. */
export const databaseDangers: readonly DangerRule[] = [
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['alembic'],
    when: all(has('upgrade', 'stamp'), not(has('--sql'))),
  },
  {
    rule: 'migrate-down',
    reason: 'takes a database migration back and can lose data',
    programs: ['alembic', 'flyway', 'liquibase', 'knex', 'sequelize', 'goose', 'migrate', 'dbmate'],
    when: any(
      has(
        'downgrade',
        'down',
        'clean',
        'drop',
        'rollback',
        'undo',
        'migrate:rollback',
        'migrate:down',
        'drop-all',
        'reset',
      ),
      (args) => args.some((word) => /^(?:db:migrate:undo|rollback\w*)/.test(word)),
    ),
  },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: [
      'flyway',
      'liquibase',
      'goose',
      'migrate',
      'dbmate',
      'knex',
      'sequelize',
      'typeorm',
      'prisma',
      'supabase',
      'atlas',
      'drizzle-kit',
      'flask',
      'rails',
      'rake',
    ],
    when: all(
      (args) =>
        args.some((word) =>
          /^(?:up|update|migrate|migrate:\w+|migration:\w+|db:migrate\S*|apply|push|upgrade|db:drop|db:reset|db:rollback)$/.test(
            word,
          ),
        ),
      not(any(has('status', '--dry-run', '--version'), starts('functions'))),
    ),
  },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['python', 'python3', 'manage.py', 'php'],
    when: (args, call) =>
      !has('--plan', '--check', '--pretend')(args, call) &&
      (baseName(call.program) === 'manage.py'
        ? /^(?:migrate|flush)$/.test(args[0] ?? '')
        : /^(?:manage\.py|artisan)$/.test(baseName(args[0] ?? '')) &&
          /^(?:migrate(?::(?!status)\S+)?|flush|db:wipe)$/.test(args[1] ?? '')),
  },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['php', 'console', 'drush', 'dotnet', 'dotnet-ef'],
    when: all(
      any(
        has('doctrine:migrations:migrate', 'updb', 'updatedb'),
        starts('ef', 'database', 'update'),
        starts('database', 'update'),
      ),
      not(has('--dry-run')),
    ),
  },
  {
    rule: 'restore',
    reason: 'writes a backup over a database',
    programs: ['pg_restore', 'mongorestore', 'neo4j-admin', 'restic', 'borg', 'velero', 'etcdctl'],
    when: (args, call) => baseName(call.program).endsWith('restore') || has('restore', 'load', 'snapshot')(args, call),
  },
  {
    rule: 'restore',
    reason: 'runs a whole file or stream of statements on a database',
    programs: databases,
    when: (_, { input }) => input === 'file' || input === 'pipe',
  },
  {
    rule: 'sql-file',
    reason: 'runs a whole file of statements on a database',
    programs: ['psql'],
    when: any(has('-f', '--file'), (args) => args.some((word) => /^-f\S/.test(word))),
  },
  {
    rule: 'drop-database',
    reason: 'deletes a database',
    programs: ['dropdb', 'dropuser', 'mysqladmin'],
    when: (args, call) => baseName(call.program) !== 'mysqladmin' || has('drop', 'shutdown')(args, call),
  },
  {
    rule: 'redis-flush',
    reason: 'deletes or blocks a whole Redis database',
    programs: ['redis-cli'],
    when: (args) => args.some((word) => /^(?:flushall|flushdb|shutdown|del|unlink|save|debug)$/i.test(word)),
  },
  {
    rule: 'mongo-drop',
    reason: 'deletes data',
    programs: ['mongo', 'mongosh'],
    when: (args) => args.some((word) => /\b(?:dropDatabase|drop|deleteMany|deleteOne|remove)\(/.test(word)),
  },
];
