import { expect, test } from 'vitest';
import { innerCommand } from '../../../src/expectation/innerCommand';

test.each([
  ['sudo systemctl status web', 'systemctl status web'],
  ['sudo -u postgres psql -c x', 'psql -c x'],
  ['docker exec web nginx -t', 'nginx -t'],
  ['docker exec -it -u app web nginx -t', 'nginx -t'],
  ['docker compose -f prod.yml exec -T cache redis-cli ping', 'redis-cli ping'],
  ['docker-compose exec web npm test', 'npm test'],
  ['kubectl -n shop exec cache-0 -c redis -- redis-cli ping', 'redis-cli ping'],
  ['kubectl exec deploy/web -- nginx -t', 'nginx -t'],
  ["ssh ops@web1 'sudo systemctl is-active web'", 'systemctl is-active web'],
  ['ssh -p 2222 ops@web1 "nginx -t"', 'nginx -t'],
  ["bash -c 'npm test'", 'npm test'],
  ['NODE_ENV=test npm test', 'npm test'],
  ['npx prettier --check .', 'prettier --check .'],
  ['uv run ruff check', 'ruff check'],
  ["ssh web1 'nginx -t' | grep ok", "ssh web1 'nginx -t' | grep ok"],
  ["ssh web1 'nginx -t' && echo 'ok'", "ssh web1 'nginx -t' && echo 'ok'"],
  ['nginx -t', 'nginx -t'],
  ['docker ps', 'docker ps'],
  ['sudo -s', 'sudo -s'],
])('%s', (command, expected) => {
  expect(innerCommand(command)).toBe(expected);
});
