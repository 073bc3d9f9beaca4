'use strict';

const http = require('node:http');
const { listQuotes, quoteOfTheDay } = require('./quotes.js');

/**
 * The service, not yet listening.
 *
 * @param {{ version: string, environment: string, now?: () => Date, log?: (line: string) => void }} options
 */
function createApp({ version, environment, now = () => new Date(), log = () => {} }) {
  const startedAt = now();

  function health() {
    const uptime = Math.round((now() - startedAt) / 1000);
    return json(200, { status: 'healthy', version, environment, uptime });
  }

  function answer(url) {
    const path = url.pathname;
    if (path === '/health') return health();
    if (path === '/') return html(200, page(quoteOfTheDay(now()), version));
    if (path === '/api/quotes') return json(200, listQuotes());
    if (path === '/api/quotes/today') return json(200, quoteOfTheDay(now()));
    return json(404, { error: 'Not found' });
  }

  function respond(request) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return json(405, { error: 'Method not allowed' }, { allow: 'GET, HEAD' });
    }
    try {
      return answer(new URL(request.url, 'http://localhost'));
    } catch (error) {
      if (error.code === 'ERR_INVALID_URL') return json(400, { error: 'Bad request' });
      log(`ERROR ${request.method} ${request.url}: ${error.stack}`);
      return json(500, { error: 'Internal error' });
    }
  }

  return http.createServer((request, response) => {
    const { status, headers, body } = respond(request);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
    log(`${request.method} ${request.url} ${status}`);
  });
}

function json(status, value, headers = {}) {
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body: `${JSON.stringify(value)}\n` };
}

function html(status, body) {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function page(quote, version) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Quotes</title>
    <style>
      body { font: 1.4rem/1.5 Georgia, serif; max-width: 34rem; margin: 20vh auto; padding: 0 1rem; }
      footer { font: 0.8rem sans-serif; color: #666; margin-top: 3rem; }
    </style>
  </head>
  <body>
    <blockquote>${escapeHtml(quote.text)}</blockquote>
    <footer>quotes ${escapeHtml(version)}</footer>
  </body>
</html>
`;
}

function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

module.exports = { createApp };
