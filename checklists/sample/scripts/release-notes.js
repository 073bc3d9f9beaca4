'use strict';

// Prints what CHANGELOG.md says of one version: node scripts/release-notes.js 1.4.0
const fs = require('node:fs');
const path = require('node:path');

const version = process.argv[2];
const changelog = fs.readFileSync(path.join(__dirname, '..', 'CHANGELOG.md'), 'utf8');
const sections = readSections(changelog);
const section = sections.find(({ name }) => name === version);

if (section && section.body !== '') {
  console.log(section.body);
} else {
  console.error(section ? `CHANGELOG.md says nothing about ${version}.` : missing());
  process.exitCode = 1;
}

/** One section for each `## [name] - date`. */
function readSections(text) {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => ({
      name: /^\[?([^\]\s]+)/.exec(part)?.[1],
      body: part.slice(part.indexOf('\n')).trim(),
    }));
}

function missing() {
  const today = new Date().toISOString().slice(0, 10);
  return [
    `CHANGELOG.md has no section for ${version}.`,
    `It has: ${sections.map(({ name }) => name).join(', ')}.`,
    `If "Unreleased" holds this release, call it "## [${version}] - ${today}", save, and try again.`,
  ].join('\n');
}
