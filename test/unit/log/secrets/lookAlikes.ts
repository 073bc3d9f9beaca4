import { MadeUp } from './madeUp';

const words = [
  'deploy',
  'release',
  'service',
  'backend',
  'worker',
  'gateway',
  'billing',
  'report',
  'frontend',
  'queue',
];

/** Lines that programs print and that hold no secret, each with something in it that looks like one. */
const makers: Readonly<Record<string, (random: MadeUp) => string>> = {
  'git commit': (r) => `commit ${r.hex(40)}`,
  'short hash': (r) => `[main ${r.hex(7)}] Bump the version`,
  'HEAD is now at': (r) => `HEAD is now at ${r.hex(9)} Merge pull request #${r.digits(4)}`,
  UUID: (r) => `request id: ${uuid(r)}`,
  'UUID in a path': (r) => `GET /api/v1/orders/${uuid(r)} 200 12ms`,
  'idempotency key': (r) => `Idempotency-Key: ${uuid(r)}`,
  'image digest': (r) => `Digest: sha256:${r.hex(64)}`,
  'pinned image': (r) => `image: registry.internal/${r.pick(words)}@sha256:${r.hex(64)}`,
  'container id': (r) => `${r.hex(12)}   nginx:1.27   "/docker-entrypoint.…"   Up 3 hours`,
  'long container id': (r) => r.hex(64),
  'pod name': (r) =>
    `${r.pick(words)}-${r.hex(10)}-${r.text(5, 'bcdfghjklmnpqrstvwxz2456789')}   1/1   Running   0   3d`,
  'npm integrity': (r) => `"integrity": "sha512-${r.base64(86)}=="`,
  'yarn checksum': (r) => `checksum: ${r.hex(10)}/${r.hex(64)}`,
  'pip hash': (r) => `    --hash=sha256:${r.hex(64)} \\`,
  'go.sum': (r) => `github.com/pkg/errors v0.9.1 h1:${r.base64(43)}=`,
  version: (r) => `${r.pick(words)} v${r.digits(1)}.${r.digits(2)}.${r.digits(1)}-rc.${r.digits(1)}+build.${r.hex(7)}`,
  timestamp: (r) => `2026-11-21T0${r.digits(1)}:14:15.${r.digits(6)}Z INFO started`,
  'trace id': (r) => `trace_id=${r.hex(32)} span_id=${r.hex(16)}`,
  etag: (r) => `ETag: W/"${r.hex(32)}"`,
  'file path': (r) => `/home/app/.cache/${r.pick(words)}/${r.hex(2)}/${r.hex(38)}/index.js`,
  'package name': (r) => `+ @${r.pick(words)}/plugin-transform-modules-commonjs@7.${r.digits(2)}.0`,
  'class name': (r) =>
    `at com.example.${r.pick(words)}.AbstractTransactionalConnectionPoolFactoryBean.create(Pool.java:${r.digits(3)})`,
  'base64 of a text': (r) =>
    Buffer.from(`The ${r.pick(words)} is well, and so is the ${r.pick(words)}.`).toString('base64'),
  'migration id': (r) => `Running upgrade ${r.hex(12)} -> ${r.hex(12)}, add ${r.pick(words)} table`,
  'ssh fingerprint': (r) => `256 SHA256:${r.base64(43)} ada@web (ED25519)`,
  'certificate serial': (r) => `serial=${r.hex(36).toUpperCase()}`,
  'public key': (r) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA${r.base64(44)} ada@web`,
  'cloud resource': (r) => `arn:aws:ecs:eu-west-1:${r.digits(12)}:task/${r.pick(words)}/${r.hex(32)}`,
  'instance id': (r) => `i-${r.hex(17)}  running  subnet-${r.hex(17)}`,
  'public address': (r) => `https://${r.pick(words)}.internal:8443/health?check=${r.hex(16)}`,
  'test names': (r) =>
    `✓ tests/test_auth_token_refresh.py::test_password_reset_token_is_valid[${r.pick(words)}] ${r.digits(2)}%`,
  'secret in Kubernetes': (r) => `secret/${r.pick(words)}-tls   kubernetes.io/tls   2   ${r.digits(2)}d`,
  'secret created': (r) => `secret "${r.pick(words)}-credentials" created`,
  'password file': (r) => `POSTGRES_PASSWORD_FILE=/run/secrets/${r.pick(words)}_password`,
  'token count': (r) => `max_tokens: ${r.digits(4)}, total_tokens=${r.digits(5)}`,
  'token expiry': (r) => `token_expires_at: 2027-01-${r.pick(['01', '02'])}T00:00:00Z token_type=Bearer`,
  'secret name': (r) => `      secretName: ${r.pick(words)}-tls`,
  'state of a secret': () => 'password: unchanged',
  'public key of an app': (r) => `PUBLIC_KEY=${r.hex(32)}`,
  'cache key': (r) => `Cache restored from key: node-modules-linux-${r.hex(40)}`,
};

/** Two hundred lines, five of each kind. */
export function makeLookAlikes(seed: number): readonly { readonly kind: string; readonly text: string }[] {
  const random = new MadeUp(seed);
  return Object.entries(makers).flatMap(([kind, make]) =>
    Array.from({ length: 5 }, () => ({ kind, text: make(random) })),
  );
}

function uuid(r: MadeUp): string {
  return [8, 4, 4, 4, 12].map((length) => r.hex(length)).join('-');
}
