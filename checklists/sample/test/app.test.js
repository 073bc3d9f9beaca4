'use strict';

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { createApp } = require('../src/app.js');

const clock = { now: new Date('2026-03-01T12:00:00Z') };
const server = createApp({ version: '9.9.9', environment: 'staging', now: () => clock.now });
let base;

before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});

after(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections?.();
  await closed;
});

test('says that it is healthy, in which version, where, and for how long', async () => {
  clock.now = new Date('2026-03-01T12:01:30Z');
  const response = await fetch(`${base}/health`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), {
    status: 'healthy',
    version: '9.9.9',
    environment: 'staging',
    uptime: 90,
  });
});

test('shows the quote of the day and the version on the start page', async () => {
  const html = await (await fetch(`${base}/`)).text();
  assert.match(html, /<blockquote>.+<\/blockquote>/);
  assert.match(html, /quotes 9\.9\.9/);
});

test('filters quotes by topic', async () => {
  const quotes = await (await fetch(`${base}/api/quotes?topic=checks`)).json();
  assert.deepEqual(
    quotes.map((quote) => quote.id),
    [3, 7],
  );
});

test('answers 404 to what it does not know', async () => {
  for (const path of ['/nothing', '/api/quotes/999', '/api/quotes/one', '/health/']) {
    assert.equal((await fetch(base + path)).status, 404, path);
  }
});

test('answers 405 to whoever would write', async () => {
  const response = await fetch(`${base}/api/quotes`, { method: 'POST', body: '{}' });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, HEAD');
});

test('sends no body to HEAD', async () => {
  const response = await fetch(`${base}/health`, { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
});
