import { isMap, isSeq } from 'yaml';
import { compilePattern } from '../expectation/pattern';
import type { InputDeclaration } from './checklist';
import { isSecretName } from '../util/secretNames';
import { variableName } from './variableName';
import type { YamlReader } from './yamlReader';

/** Reads `inputs`, written as a map from names to what is said of them, or as a list of names or of maps with a `name`. */
export function readInputs(node: unknown, yaml: YamlReader): readonly InputDeclaration[] {
  if (yaml.isNull(node)) return [];
  const variables = new Set<string>();
  return entriesOf(node, yaml).flatMap((entry) => {
    const variable = variableName(entry.name);
    if (!/^[A-Z_][A-Z0-9_]*$/.test(variable)) {
      yaml.report(
        'invalid-input',
        `"${entry.name}" cannot be the name of an input: use letters, digits, "_" and "-".`,
        entry.place,
      );
      return [];
    }
    if (variables.has(variable)) {
      yaml.report('duplicate-input', `Two inputs would be the same variable, $${variable}: rename one.`, entry.place);
      return [];
    }
    variables.add(variable);
    return [readInput(entry, yaml)];
  });
}

const inputKeys = ['name', 'description', 'default', 'pattern', 'choices', 'secret', 'required'];

interface InputEntry {
  readonly name: string;
  /** The map that says more of it; anything else says nothing. */
  readonly body: unknown;
  readonly place: unknown;
}

function entriesOf(node: unknown, yaml: YamlReader): readonly InputEntry[] {
  if (isMap(node)) {
    return yaml
      .entries(node)
      .map(({ name, key, value }) => ({ name, body: checkBody(name, value, key, yaml), place: key }));
  }
  if (isSeq(node)) {
    return node.items.map((item) => {
      const body = yaml.resolve(item);
      return { name: yaml.scalarText(body) ?? yaml.readText(body, 'name') ?? '', body, place: item };
    });
  }
  yaml.report(
    'invalid-front-matter',
    '"inputs" must be a list of names, or a map from names to what is said of them.',
    node,
  );
  return [];
}

function checkBody(name: string, value: unknown, key: unknown, yaml: YamlReader): unknown {
  if (isMap(value) || yaml.isNull(value)) return value;
  yaml.report(
    'invalid-front-matter',
    `Write what is said of "${name}" as a map: description, default, choices and so on.`,
    key,
  );
  return undefined;
}

function readInput({ name, body, place }: InputEntry, yaml: YamlReader): InputDeclaration {
  if (isMap(body)) yaml.reportUnknownKeys(body, inputKeys, `the input "${name}"`);
  const description = yaml.readText(body, 'description');
  const fallback = yaml.readText(body, 'default');
  const pattern = readPattern(body, yaml);
  const choices = yaml.readTextList(body, 'choices');
  if (fallback !== undefined && choices.length > 0 && !choices.includes(fallback)) {
    yaml.report(
      'invalid-input',
      `The default "${fallback}" of "${name}" is none of its choices.`,
      yaml.valueOf(body, 'default'),
    );
  }
  return {
    name,
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...(pattern !== undefined && { pattern }),
    ...(choices.length > 0 && { choices }),
    secret: yaml.readFlag(body, 'secret') ?? isSecretName(name),
    required: yaml.readFlag(body, 'required') ?? true,
    line: yaml.lineOf(place),
  };
}

function readPattern(body: unknown, yaml: YamlReader): string | undefined {
  const pattern = yaml.readText(body, 'pattern');
  if (pattern === undefined) return undefined;
  const compiled = compilePattern(pattern, false);
  if (!('error' in compiled)) return pattern;
  yaml.report('invalid-regex', `The pattern cannot be read: ${compiled.error}.`, yaml.valueOf(body, 'pattern'));
  return undefined;
}
