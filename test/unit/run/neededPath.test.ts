import { expect, test } from 'vitest';
import { neededPath } from '../../../src/run/neededPath';

test.each([
  ['cd backend', 'backend'],
  ['cd "my app"', 'my app'],
  ['cd', undefined],
  ['cd -', undefined],
  ['cd $HOME', undefined],
  ['cd /srv/app', undefined],
  ['cd ..', undefined],
  ['grep -r "dev-secret" backend/', 'backend/'],
  ['docker compose -f docker-compose.prod.yml build', 'docker-compose.prod.yml'],
  ['./scripts/build.sh --fast', './scripts/build.sh'],
  ['npm test', undefined],
  ['npm run build', undefined],
  ['pip install -r requirements.txt', 'requirements.txt'],
  ['pg_dump app > backups/today.sql', undefined],
  ['curl -s https://example.com/health', undefined],
  ['docker tag web:latest web:v1.0.0', undefined],
  ['git checkout v1.0.0', undefined],
  ['python -c "print(1)"', undefined],
  ['cat <<EOF\nbackend/x\nEOF', undefined],
])('%s', (text, path) => {
  expect(neededPath(text)).toBe(path);
});
