/** How many logs lie in the workspace, and how many steps the long one has: more of both in runs by hand. */
const { RELEASE_CHECKLIST_LOGS = '40', RELEASE_CHECKLIST_LOG_STEPS = '60' } = process.env;

/** A window of its own: its tests look at what is in front of the editor, and at the Problems of it. */
export const options = { env: { RELEASE_CHECKLIST_LOGS, RELEASE_CHECKLIST_LOG_STEPS } };
