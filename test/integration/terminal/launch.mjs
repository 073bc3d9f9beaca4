/** The terminal's tests have a window of their own, so that they can be repeated alone: `--launch terminal --repeat 10`. */
export const options = {};
