/** `all`: each checklist also with nothing planted, which the headless tests always do. */
const walks = process.env.RELEASE_CHECKLIST_SEED_WALKS ?? 'planted';

/** A window of its own: its release writes into the workspace. */
export const options = { env: { RELEASE_CHECKLIST_SEED_WALKS: walks } };

/** Five whole checklists; twice with all walks. */
export const minutes = walks === 'all' ? 20 : 10;
