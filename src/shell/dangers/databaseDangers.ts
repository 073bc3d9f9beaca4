import { all, any, has, not, starts } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';
import { migrationDangers } from './migrationDangers';

const databases =
  /^(?:psql|mysql|mariadb|sqlite3|mongo|mongosh|redis-cli|cockroach|clickhouse-client|sqlcmd|pg_restore|mongorestore)$/;

/** Changes, restores or deletes data. */
export const databaseDangers: readonly DangerRule[] = [
  ...migrationDangers,
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['drush'],
    when: has(
      'updb',
      'updatedb',
      'deploy',
      'cim',
      'config:import',
      'sql:drop',
      'sql-drop',
      'sql:sync',
      'cr',
      'cache:rebuild',
    ),
  },
  {
    rule: 'migrate',
    reason: 'changes a database, or the code that uses it',
    programs: ['wp'],
    when: all(
      any(
        has('update', 'import', 'search-replace', 'reset', 'drop', 'delete', 'flush', 'activate', 'deactivate'),
        starts('db', 'query'),
      ),
      not(has('--dry-run')),
    ),
  },
  {
    rule: 'restore',
    reason: 'writes a backup over a database',
    programs: [
      'pg_restore',
      'mongorestore',
      'mongoimport',
      'neo4j-admin',
      'restic',
      'borg',
      'influxd',
      'pgbackrest',
      'wal-g',
      'barman',
    ],
    when: all(
      (args, call) =>
        /(?:restore|import)$/.test(baseName(call.program)) ||
        has(
          'restore',
          'load',
          'extract',
          'recover',
          'backup-fetch',
          'delete',
          'forget',
          'prune',
          'stanza-delete',
        )(args, call),
      not(has('-l', '--list', '--dry-run', '--help')),
    ),
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
    rule: 'sql-file',
    reason: 'runs a whole script on a database',
    programs: ['mongosh', 'mongo'],
    when: (args) => args.some((word) => /\.(?:js|mjs)$/.test(word)),
  },
  {
    rule: 'restore',
    reason: 'writes a backup over a database',
    programs: ['sqlite3'],
    when: (args) => args.some((word) => /^\.(?:restore|read|import)\b/.test(word)),
  },
  {
    rule: 'database-server',
    reason: 'starts, stops or changes a database server',
    programs: [
      'pg_ctl',
      'pg_ctlcluster',
      'pg_rewind',
      'pg_resetwal',
      'pg_upgrade',
      'pg_upgradecluster',
      'pg_dropcluster',
      'initdb',
    ],
    when: (args, call) =>
      baseName(call.program).startsWith('pg_ctl')
        ? has('start', 'stop', 'restart', 'reload', 'promote', 'kill')(args, call)
        : !has('--check', '-c', '-n', '--dry-run', '--help')(args, call),
  },
  {
    rule: 'database-server',
    reason: 'changes what a node of a database serves',
    programs: ['nodetool'],
    when: has(
      'drain',
      'decommission',
      'repair',
      'removenode',
      'assassinate',
      'rebuild',
      'stopdaemon',
      'move',
      'refresh',
      'truncatehints',
    ),
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
    when: (args) =>
      args.some((word) =>
        /^(?:flushall|flushdb|shutdown|del|unlink|save|debug|failover|slaveof|replicaof)$/i.test(word),
      ) || /\bconfig (?:set|rewrite|resetstat)\b/i.test(args.join(' ')),
  },
  {
    rule: 'mongo-drop',
    reason: 'deletes data',
    programs: ['mongo', 'mongosh'],
    when: (args) =>
      args.some((word) =>
        /\b(?:dropDatabase|drop|deleteMany|deleteOne|remove|updateMany|stepDown|shutdownServer|reconfig|dropIndex|dropIndexes|renameCollection)\(/.test(
          word,
        ),
      ),
  },
];
