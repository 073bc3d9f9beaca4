import { join } from 'node:path';

/** A window of its own: its tests edit the document and use the clipboard. */
export const options = { workspace: join('test', 'integration', 'editor', 'workspace') };
