/** How many steps the one release has, and whether the checklist is `open` in the editor or `closed`. */
const { RELEASE_CHECKLIST_SOAK_STEPS = '220', RELEASE_CHECKLIST_SOAK_EDITOR = 'open' } = process.env;

export const options = { env: { RELEASE_CHECKLIST_SOAK_STEPS, RELEASE_CHECKLIST_SOAK_EDITOR } };

/** One that was asked for by hand may take its time. */
export const minutes = process.env.RELEASE_CHECKLIST_SOAK_STEPS ? 180 : 6;
