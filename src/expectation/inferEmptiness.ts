import type { Matcher } from './expectation';
import { inferNumber } from './inferNumber';

/** `no results`, `nothing`, `be empty`, `not be empty`; an explanation in parentheses may follow. */
export function inferEmptiness(text: string, command: string): Matcher | undefined {
  const bare = text
    .replace(/^\((.*)\)$/, '$1')
    .replace(
      /(?<=^(?:no|zero) \p{L}+)\s*(?:=|→|->|means|is)\s*(?:(?:a )?success|ok|okay|good|fine|well|pass(?:ed)?|valid)$/iu,
      '',
    )
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/^(?:find|list|produce|give|yield|have) (?=no |zero )/i, '')
    .toLowerCase();
  if (/^(?:is )?not (?:be )?empty$/.test(bare)) return { kind: 'non-empty' };
  const isOfRows = /^(?:no|zero) (?:rows|records)(?: (?:returned|found))?$/.test(bare);
  if (isOfRows) return /\b(?:psql|mysql|mariadb)\b/.test(command) ? inferNumber('0 rows') : { kind: 'empty' };
  const nothing =
    /^(?:nothing|none|(?:be |is )?empty|(?:an )?empty (?:output|results?)|(?:no|zero) (?:results?|output|match(?:es)?|lines?|hits|entries|files)(?: (?:found|returned|printed|shown))?(?: (?:from|of) (?:the|this) (?:last )?command)?)$/;
  const foreign =
    /^(?:(?:keine|ohne) (?:ausgabe|treffer|ergebnisse)|sin (?:salida|resultados)|sem (?:saída|resultados)|aucune? (?:sortie|résultat)|nessun[ao]? (?:output|risultato)|geen uitvoer|空|空的|空结果|空输出|无输出|没有输出|leer|vac[ií]o|vazio|vide|vuoto|пусто|пустой)$/;
  return nothing.test(bare) || foreign.test(bare) ? { kind: 'empty' } : undefined;
}
