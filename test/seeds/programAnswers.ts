import { fails, lines, type Answer, type Answers } from './answer';

/** What well-known programs print, by the words that they are called with. The first that fits. */
const known: readonly (readonly [words: RegExp, well: Answer, planted: Answer])[] = [
  [
    /^docker pull/,
    lines('latest: Pulling from the registry', 'Digest: sha256:9b2f', 'Status: Downloaded newer image'),
    fails(1, 'Error response from daemon: manifest unknown'),
  ],
  [
    /^docker scan/,
    lines('✔ Tested 182 dependencies, no vulnerable paths found.'),
    fails(1, '2 vulnerable paths found.'),
  ],
  [
    /^docker[ -]compose\b.* (up|down|restart|stop|pull|build)\b/,
    lines(' ✔ Network app_default  Created', ' ✔ Container app-db-1  Done', ' ✔ Container app-web-1  Done'),
    fails(1, 'Error response from daemon: driver failed programming external connectivity'),
  ],
  [
    /^docker[ -]compose\b.* ps\b/,
    lines(
      'NAME        IMAGE     SERVICE   STATUS                   PORTS',
      'app-db-1    db:16     db        Up 2 minutes (healthy)   5432/tcp',
      'app-web-1   web:1.0   web       Up 2 minutes (healthy)   0.0.0.0:8000->8000/tcp',
    ),
    fails(1, 'no configuration file provided: not found'),
  ],
  [
    /^docker[ -]compose\b.* logs\b/,
    lines('web-1  | INFO:     Application startup complete.', 'web-1  | INFO:     Uvicorn running on port 8000'),
    fails(1, 'no such service: web'),
  ],
  [/^docker\b.*redis-cli.* (PING|ping)/, lines('PONG'), fails(1, 'Could not connect to Redis: Connection refused')],
  [/^docker\b.*pg_isready/, lines('/var/run/postgresql:5432 - accepting connections'), fails(2, 'no response')],
  [/^docker\b/, lines('done'), fails(1, 'Error response from daemon: No such container')],
  [
    /^kubectl get nodes/,
    lines('NAME     STATUS   ROLES           AGE   VERSION', 'node-1   Ready    control-plane   90d   v1.30.2'),
    fails(1, 'Unable to connect to the server: dial tcp: i/o timeout'),
  ],
  [
    /^kubectl (get|describe)/,
    lines(
      'NAME                       READY   STATUS    RESTARTS   AGE',
      'web-5d9c7b8f6d-x2x9z       1/1     Running   0          3m',
    ),
    fails(1, 'Error from server (Forbidden): it is forbidden'),
  ],
  [
    /^kubectl rollout status/,
    lines(
      'Waiting for rollout to finish: 1 of 2 updated replicas are available...',
      'deployment successfully rolled out',
    ),
    fails(1, 'error: deployment exceeded its progress deadline'),
  ],
  [
    /^kubectl/,
    lines('deployment.apps/web configured', 'service/web unchanged'),
    fails(1, 'error: the server is unavailable'),
  ],
  [
    /pytest|test_runner|^\.\/tests\//,
    lines('collected 85 items', '', '============ 85 passed in 12.20s ============'),
    { ...lines('collected 85 items', '', '======= 2 failed, 83 passed in 12.90s ======='), code: 1 },
  ],
  [/^npm test/, lines('Tests:       64 passed, 64 total'), { ...lines('Tests:       1 failed, 63 passed'), code: 1 }],
  [/^(npm audit|pip-audit)/, lines('found 0 vulnerabilities'), { ...lines('1 high severity vulnerability'), code: 1 }],
  [/^trivy/, lines('Total: 0 (HIGH: 0, CRITICAL: 0)'), fails(1, 'FATAL failed to download vulnerability DB')],
  [
    /curl\b.* -I\b|curl -I/,
    lines('HTTP/1.1 200 OK', 'content-type: text/html', 'x-frame-options: DENY', 'content-security-policy: self', ''),
    lines('HTTP/1.1 503 Service Unavailable', 'content-length: 0', ''),
  ],
  [/curl/, lines('{"status":"ok","version":"1.0.0"}'), fails(22, 'curl: (22) The requested URL returned error: 503')],
  [
    /^alembic|alembic/,
    lines('INFO  [alembic.runtime.migration] Running upgrade 4f1a -> 9c2e'),
    fails(255, 'FAILED: no such revision'),
  ],
  [
    /^ab /,
    lines('Requests per second:    812.40 [#/sec] (mean)', 'Time per request:       12.31 [ms] (mean)'),
    fails(104, 'apr_socket_recv: Connection reset by peer (104)'),
  ],
  [/^git log/, lines('commit 9c2e4f1a', 'Author: Ada Tester', '', '    Release'), fails(128, 'fatal: bad object HEAD')],
  [/^git/, lines('HEAD is now at 9c2e4f1a'), fails(128, 'fatal: not a git repository')],
];

export function programAnswers(commandText: string): Required<Answers> {
  const text = commandText.replace(/^(\w+=\S*\s+(\\\n)?)+|^(time|sudo) /g, '');
  const found = known.find(([words]) => words.test(text));
  return found ? { well: found[1], planted: found[2] } : { well: lines('done'), planted: fails(1, 'it failed') };
}
