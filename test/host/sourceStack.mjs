import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { root } from './paths.mjs';

const maps = new Map();

/** A stack with the places in a bundle replaced by the lines of our sources that they come from. */
export function sourceStack(stack) {
  return stack.replace(/(\/[^\s():]+\.js):(\d+):(\d+)/g, (place, file, line, column) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
    if (!origin?.fileName) return place;
    const source = relative(root, resolve(dirname(file), origin.fileName));
    return `${source}:${origin.lineNumber}:${origin.columnNumber}`;
  });
}

/** The map at the end of a bundle of ours; undefined for any other file. */
function mapOf(file) {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

function readMap(file) {
  if (!file.startsWith(root) || !existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const inline = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(text);
  return inline ? new SourceMap(JSON.parse(Buffer.from(inline[1], 'base64').toString('utf8'))) : undefined;
}
