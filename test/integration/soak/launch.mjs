/** How many steps the one release has. For the figures: 2000, in about ten minutes. */
const steps = process.env.RELEASE_CHECKLIST_SOAK_STEPS ?? '240';

export const options = { env: { RELEASE_CHECKLIST_SOAK_STEPS: steps } };
