import { baseName } from './prefixCommand';
import type { ArgumentRule } from './argumentRule';
import type { ProgramCall } from './programCall';

/** Something that is so of calls of some programs, with some arguments. */
export interface ProgramRule {
  /** Names without their folder. */
  readonly programs: readonly string[] | RegExp;
  readonly when: ArgumentRule;
}

/** Rules by the names of their programs: few calls are of a program that any rule speaks of. */
export class ProgramRules<Rule extends ProgramRule> {
  readonly #rules: readonly Rule[];
  readonly #byName = new Map<string, Rule[]>();
  /** Those whose programs' names only have a form. */
  readonly #byForm: Rule[] = [];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    for (const rule of rules) {
      if (rule.programs instanceof RegExp) this.#byForm.push(rule);
      else for (const name of rule.programs) this.#add(name, rule);
    }
  }

  /** The rules that some call falls under, in their order. */
  find(calls: readonly ProgramCall[]): readonly Rule[] {
    const found = new Set<Rule>();
    for (const call of calls) {
      const name = baseName(call.program);
      this.#addThatApply(this.#byName.get(name) ?? none, call, found);
      if (name !== call.program) this.#addThatApply(this.#byName.get(call.program) ?? none, call, found);
      for (const rule of this.#byForm)
        if (rule.programs instanceof RegExp && rule.programs.test(name) && rule.when(call.args, call)) found.add(rule);
    }
    return found.size > 1 ? this.#rules.filter((rule) => found.has(rule)) : [...found];
  }

  /** Whether a rule names this program; one that only has a form does not. */
  speaksOf(name: string): boolean {
    return this.#byName.has(name);
  }

  #add(name: string, rule: Rule): void {
    const known = this.#byName.get(name);
    if (known) known.push(rule);
    else this.#byName.set(name, [rule]);
  }

  #addThatApply(rules: readonly Rule[], call: ProgramCall, found: Set<Rule>): void {
    for (const rule of rules) if (!found.has(rule) && rule.when(call.args, call)) found.add(rule);
  }
}

const none: readonly never[] = [];
