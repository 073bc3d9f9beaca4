/** How much the command prints, in millions of bytes. The soak of a release candidate takes 1000: about an hour. */
const megabytes = process.env.RELEASE_CHECKLIST_FLOOD_MB ?? '60';

export const options = { env: { RELEASE_CHECKLIST_FLOOD_MB: megabytes } };

/** One that was asked for by hand may take its time. */
export const minutes = process.env.RELEASE_CHECKLIST_FLOOD_MB ? 180 : 6;
