import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';

/** How many objects of each class live in this extension host, by the class's name. */
export type LiveObjects = Readonly<Record<string, number>>;

export function liveObjects(): LiveObjects {
  const folder = mkdtempSync(join(tmpdir(), 'heap-'));
  try {
    const file = writeHeapSnapshot(join(folder, 'live.heapsnapshot'));
    const counts = join(folder, 'counts.json');
    // In a process of its own: a snapshot, read, is many times as large as the heap that it tells of.
    execFileSync(process.execPath, ['-e', countByClass, file, counts], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    return JSON.parse(readFileSync(counts, 'utf8')) as LiveObjects;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Classes of which there are at least so many more than before. */
export function grown(before: LiveObjects, after: LiveObjects, atLeast: number): LiveObjects {
  const growth = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(growth.filter(([, more]) => more >= atLeast).sort(([, a], [, b]) => b - a));
}

/** The format of heap snapshots: `nodes` is flat, with as many numbers for each node as `node_fields` names. */
const countByClass = `
  const [, file, counts] = process.argv;
  const fs = require('fs');
  const { snapshot: { meta }, nodes, strings } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const width = meta.node_fields.length;
  const object = meta.node_types[0].indexOf('object');
  const found = {};
  for (let at = 0; at < nodes.length; at += width)
    if (nodes[at] === object) found[strings[nodes[at + 1]]] = (found[strings[nodes[at + 1]]] ?? 0) + 1;
  fs.writeFileSync(counts, JSON.stringify(found));
`;
