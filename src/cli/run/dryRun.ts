import { parseChecklist } from '../../checklist/parseChecklist';
import { renderDryRun } from '../../run/dryRun';
import { isProduction } from '../../run/inputs';
import type { CliOutput } from '../command';
import { readText } from '../readText';
import { loadRunParser } from './loadRunParser';
import { checkInputs, type RunWords } from './runWords';

/** Prints what a run of the checklist would do. Nothing runs, and nothing is written. */
export async function showDryRun(words: RunWords, output: CliOutput, errors: CliOutput): Promise<number> {
  const shellParser = await loadRunParser(errors);
  const checklist = parseChecklist(await readText(words.target.file), shellParser);
  checkInputs(checklist, words.inputs);
  const defaults = checklist.frontMatter.inputs.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const inputs = { ...Object.fromEntries(defaults), ...words.inputs };
  const release = words.release ?? inputs['version'];
  output.write(
    renderDryRun({
      ...{ checklist, shellParser, inputs, production: isProduction(checklist.frontMatter, inputs) },
      ...(release === undefined ? {} : { release }),
    }),
  );
  return 0;
}
