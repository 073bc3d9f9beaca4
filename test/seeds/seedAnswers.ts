import { lines, type Answer, type Answers } from './answer';

/** How one checklist is answered, by the line (1-based) at which a command begins. */
export interface Seed {
  /** How the file's name begins. */
  readonly name: string;
  readonly answers: Readonly<Record<number, Answers>>;
  /** Commands that cannot be made to fail, whatever their programs do: the line and why. */
  readonly uncheckable: Readonly<Record<number, string>>;
}

const badGateway = lines('<html><head><title>502 Bad Gateway</title></head></html>');
const page = lines('<!DOCTYPE html>', '<html><head><title>App</title></head><body></body></html>');
const list = lines('[{"id": 1, "name": "front door"}, {"id": 2, "name": "garage"}]');
const plainPage: Answer = lines('Service temporarily unavailable');
const upHeader = 'NAME        SERVICE   STATUS                     PORTS';
const up = (name: string): string => `${name}    ${name.slice(4, -2)}       Up 2 minutes (healthy)     8000/tcp`;
const cleanLog = lines('INFO:     Started server process [1]', 'INFO:     Application startup complete.');
const errorLog = lines('INFO:     Started server process [1]', 'ERROR:    could not connect to the database');
const head = (status: string, ...more: readonly string[]): Answer =>
  lines(`HTTP/1.1 ${status}`, 'server: app', ...more);

const exportsHide = 'an export is 0, whatever the program in its value has ended with';
const noProgram = 'no program runs in it';

export const seeds: readonly Seed[] = [
  {
    name: '000',
    answers: {
      115: { well: lines('backend | running database migration 9c2e'), planted: lines('backend | started') },
      140: { well: lines('{"status":"healthy","services":{"db":"up"}}'), planted: lines('{"status":"unhealthy"}') },
      141: { well: list, planted: badGateway },
      142: { well: list, planted: badGateway },
      143: { well: list, planted: badGateway },
      159: { well: page, planted: plainPage },
      171: { well: head('426 Upgrade Required', ''), planted: head('500 Internal Server Error', '') },
      237: { planted: head('200 OK', 'content-type: text/html', '') },
    },
    uncheckable: { 65: exportsHide, 66: exportsHide, 67: exportsHide },
  },
  {
    name: '001',
    answers: {
      41: {
        well: lines('toolboxai/backend     latest   181MB', 'toolboxai/dashboard   latest   84.2MB'),
        planted: lines('toolboxai/backend     latest   412MB', 'toolboxai/dashboard   latest   84.2MB'),
      },
      68: { well: lines('    external: true') },
      244: { planted: { output: '', errors: 'curl: (6) Could not resolve host\n', code: 6 } },
    },
    uncheckable: { 440: noProgram, 442: noProgram, 449: 'its if takes what curl says', 464: noProgram },
  },
  {
    name: '002',
    answers: {
      17: { planted: lines('collected 9 items', '', '============ 9 passed in 41.70s ============') },
      88: {
        well: head(
          '503 Service Unavailable',
          'content-type: application/json',
          '',
          '{"status": "unhealthy", "message": "Startup in progress", "startup_in_progress": true}',
        ),
        planted: head('200 OK', 'content-type: application/json', '', '{"status": "healthy"}'),
      },
      93: {
        well: head('200 OK', 'content-type: application/json', '', '{"status": "healthy", "uptime": 12}'),
        planted: head('200 OK', 'content-type: application/json', '', '{"status": "unhealthy", "uptime": 12}'),
      },
    },
    uncheckable: {},
  },
  {
    name: '003',
    answers: {
      61: { planted: lines('collected 81 items', '', '============ 81 passed in 39.20s ============') },
      74: {
        well: lines('TOTAL    1204    193    84%', '=== 85 passed in 44.31s ==='),
        planted: lines('TOTAL    1204    337    72%'),
      },
      94: { well: { output: '', code: 1 }, planted: lines("backend/config.py:3: KEY = 'dev-secret'") },
      147: {
        well: lines(upHeader, up('app-api-1'), up('app-web-1')),
        planted: lines(upHeader, up('app-api-1'), 'app-web-1    web       Exit 1                     '),
      },
      153: {
        well: lines('{"status":"healthy","database":"up"}'),
        planted: lines('{"status":"unhealthy","database":"down"}'),
      },
      178: { planted: lines('Could not connect to Redis at 127.0.0.1:6379: Connection refused') },
      207: {
        well: lines('     http_reqs......................: 36120  602.0/s'),
        planted: lines('     http_reqs......................: 24780  413.0/s'),
      },
      213: { well: lines('     time_total:  0.143s'), planted: lines('     time_total:  0.412s') },
    },
    uncheckable: {},
  },
  {
    name: '004',
    answers: {
      206: { well: lines('api: HEALTHY', 'database: HEALTHY', 'All services HEALTHY') },
      215: {
        well: lines(upHeader, up('app-api-1'), up('app-web-1')),
        planted: lines(upHeader, up('app-api-1'), up('app-web-1').replace('(healthy)', '(unhealthy)')),
      },
      224: {
        well: lines('{"status": "ok", "database": "connected", "redis": "connected"}'),
        planted: lines('{"status": "ok", "database": "disconnected", "redis": "connected"}'),
      },
      229: {
        well: lines('{"load": 0.2, "defense_level": "GREEN"}'),
        planted: lines('{"load": 0.9, "defense_level": "RED"}'),
      },
      234: {
        well: lines('<!doctype html>', '<html><head><title>API documentation</title></head></html>'),
        planted: lines('Welcome to nginx!'),
      },
      289: { well: cleanLog, planted: errorLog },
      290: { well: cleanLog, planted: errorLog },
      291: { well: cleanLog, planted: lines('CRITICAL: the scheduler has lost its lock') },
      488: { well: lines('DATABASE_URL=postgresql://db/app'), planted: lines('LANG=C.UTF-8') },
      303: { planted: { ...lines('{"status": "ok"}'), seconds: 0.8 } },
    },
    uncheckable: { 401: noProgram },
  },
];
