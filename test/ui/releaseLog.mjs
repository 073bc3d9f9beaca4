import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files that a release has left on the disk. */
export class ReleaseLog {
  /** @param {string} folder where logs are @param {RegExp} name of the Markdown file */
  constructor(folder, name) {
    this.folder = folder;
    this.name = name;
  }

  get path() {
    const files = existsSync(this.folder) ? readdirSync(this.folder).filter((file) => this.name.test(file)) : [];
    if (files.length !== 1)
      throw new Error(`Expected one log ${this.name} in ${this.folder}; there are ${files.length}.`);
    return join(this.folder, files[0]);
  }

  get markdown() {
    return readFileSync(this.path, 'utf8');
  }

  /** The journal's events, each checked to follow the one before it. */
  get events() {
    const lines = readFileSync(this.path.replace(/\.md$/, '.jsonl'), 'utf8').trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line));
    for (const [index, event] of events.entries()) {
      const parents = index === 0 ? [] : [events[index - 1].id];
      if (event.parents.join() !== parents.join())
        throw new Error(`Event ${index + 1} does not follow the one before.`);
    }
    return events;
  }

  eventsOf(type) {
    return this.events.filter((event) => event.type === type);
  }

  /** The lines of the log from a task list item to the next one. */
  item(words) {
    const lines = this.markdown.split('\n');
    const at = lines.findIndex((line) => /^\s*- \[[ x]\] /.test(line) && line.includes(words));
    if (at < 0) throw new Error(`The log has no item “${words}”:\n${this.markdown}`);
    const next = lines.findIndex((line, index) => index > at && /^\s*(- \[[ x]\] |#{1,6} )/.test(line));
    return lines.slice(at, next < 0 ? undefined : next).join('\n');
  }
}
