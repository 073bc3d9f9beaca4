'use strict';

// Asks a running service what a customer would ask: node scripts/smoke-test.js
const port = process.env.PORT || 8471;
const base = `http://127.0.0.1:${port}`;

const checks = [
  ['the health page answers', async () => (await get('/health')).status === 200],
  ['the service calls itself healthy', async () => (await getJson('/health')).status === 'healthy'],
  ['it runs the version of this release', async () => isReleased((await getJson('/health')).version)],
  ['the start page answers', async () => (await get('/')).status === 200],
  ['the start page is HTML', async () => (await get('/')).headers.get('content-type').startsWith('text/html')],
  ['the start page shows the version', async () => isReleased(/quotes ([\d.]+)/.exec(await getText('/'))?.[1])],
  ['there are quotes', async () => (await getJson('/api/quotes')).length > 0],
  ['every quote has a text', async () => (await getJson('/api/quotes')).every((quote) => quote.text.length > 0)],
  ['a quote has its own address', async () => (await getJson('/api/quotes/1')).id === 1],
  ['there is a quote of the day', async () => (await getJson('/api/quotes/today')).text.length > 0],
  ['quotes can be asked for by topic', async () => (await getJson('/api/quotes?topic=rollback')).length === 1],
  ['an unknown quote is not found', async () => (await get('/api/quotes/999')).status === 404],
  ['an unknown page is not found', async () => (await get('/no-such-page')).status === 404],
  ['writing is refused', async () => (await get('/api/quotes', { method: 'DELETE' })).status === 405],
];

main();

async function main() {
  let failed = 0;
  for (const [name, check] of checks) {
    const problem = await findProblem(check);
    if (problem) failed += 1;
    console.log(problem ? `✗ ${name}: ${problem}` : `✓ ${name}`);
  }
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function findProblem(check) {
  try {
    return (await check()) ? undefined : 'not so';
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}

function isReleased(version) {
  return version === (process.env.VERSION || require('../package.json').version);
}

function get(path, options = {}) {
  return fetch(base + path, { ...options, signal: AbortSignal.timeout(5000) });
}

async function getJson(path) {
  return (await get(path)).json();
}

async function getText(path) {
  return (await get(path)).text();
}
