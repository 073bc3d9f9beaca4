'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createApp } = require('./app.js');

const port = Number(process.env.PORT || 8471);
const environment = process.env.ENVIRONMENT || 'staging';
const pidFile = process.env.PID_FILE;
const idleHours = Number(process.env.IDLE_EXIT_HOURS || 0);
const version = readVersion();

const server = createApp({ version, environment, log });
server.on('error', (error) => {
  const why = error.code === 'EADDRINUSE' ? `port ${port} is in use by another program` : error.message;
  log(`ERROR quotes ${version} cannot listen: ${why}`);
  process.exitCode = 1;
});
server.listen(port, '127.0.0.1', () => {
  log(`quotes ${version} listens on http://127.0.0.1:${port}`);
  if (pidFile) announce();
  if (idleHours > 0) exitWhenIdle();
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, shutDown);
});

/** Tells whoever started the service that it is ready. Renamed into place, so that nobody reads half a number. */
function announce() {
  fs.writeFileSync(`${pidFile}.new`, `${process.pid}\n`);
  fs.renameSync(`${pidFile}.new`, pidFile);
}

/** Ends a service that nobody has asked for anything in hours, such as one left behind by an abandoned try. */
function exitWhenIdle() {
  const timer = setTimeout(shutDown, idleHours * 60 * 60 * 1000);
  server.on('request', () => timer.refresh());
}

function shutDown() {
  log(`quotes ${version} stops`);
  if (pidFile) fs.rmSync(pidFile, { force: true });
  process.exit(0);
}

/** A build carries its own version; the sources run under the version in package.json. */
function readVersion() {
  const stamp = path.join(__dirname, 'build.json');
  const file = fs.existsSync(stamp) ? stamp : path.join(__dirname, '..', 'package.json');
  return JSON.parse(fs.readFileSync(file, 'utf8')).version;
}

function log(line) {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}
