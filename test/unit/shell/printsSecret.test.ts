import { expect, test } from 'vitest';
import { shellParser } from './parser';

test.each([
  'openssl rand -hex 32',
  'openssl rand -base64 24 | tr -d "\\n"',
  '/usr/bin/openssl rand -hex 16',
  'sudo openssl rand -hex 16',
  'export KEY=$(openssl rand -hex 16)',
  'echo "the key is $(openssl rand -hex 16)"',
  'for i in 1 2 3; do openssl rand -hex 16; done',
  'docker compose exec -T web openssl rand -hex 32',
  'gpg --gen-random --armor 1 32',
  'pwgen -s 32 1',
  'head -c 32 /dev/urandom | base64',
  'dd if=/dev/urandom bs=32 count=1 2>/dev/null | base64',
  "tr -dc 'A-Za-z0-9' < /dev/urandom | head -c 32",
  "python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
  'python -c "from django.core.management.utils import get_random_secret_key; print(get_random_secret_key())"',
  `node -e "console.log(require('crypto').randomBytes(32).toString('hex'))"`,
  "ruby -rsecurerandom -e 'puts SecureRandom.hex(64)'",
  'bundle exec rails secret',
  'mix phx.gen.secret',
  'wg genkey',
  'gh auth token',
  'gcloud auth print-access-token',
  'aws ecr get-login-password --region eu-west-1 | docker login --password-stdin registry.internal',
  'kubectl create token deployer',
  'op read op://ops/db/password',
])('%s may print a secret', (text) => {
  expect(shellParser.parse(text).commands.map((command) => command.printsSecret)).toContain(true);
});

test.each([
  'openssl rand -out key.bin 32',
  'openssl version',
  'openssl x509 -in cert.pem -noout -serial',
  'ssh-keygen -y -f id_ed25519',
  'ssh-keygen -lf id_ed25519.pub',
  'wg pubkey < key',
  'uuidgen',
  'sha256sum dist/app.tar.gz',
  'git rev-parse HEAD',
  'head -c 32 README.md | base64',
  'dd if=/dev/zero of=disk.img bs=1M count=1',
  'pass --version',
  'kubectl create namespace staging',
  'gh auth status',
  'node -e "console.log(process.version)"',
  'rails db:migrate',
  'echo "random numbers come from /dev/urandom"',
])('%s does not', (text) => {
  expect(shellParser.parse(text).commands.some((command) => command.printsSecret)).toBe(false);
});

test('the shells without a grammar are read for it too', () => {
  expect(shellParser.parse('openssl rand -hex 32', 'fish').commands[0]?.printsSecret).toBe(true);
});
