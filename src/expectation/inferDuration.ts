import { asksServer, showsOthers, startsOthers } from './commandTraits';
import type { Matcher } from './expectation';
import { readLimits, type Limit } from './limit';
import { convert, isTimeUnit } from './quantity';

/**
 * How long a command may take: `completes in under 5 minutes`, `antwortet in weniger als 2 Sekunden`, `Response time is
 * reasonable (< 1 second)`. Of a request, the command takes longer than the answer: its time can only confirm.
 */
export function inferDuration(text: string, command: string): readonly Matcher[] | undefined {
  if (text.length > longest || !/\d/.test(text) || printsTime.test(command)) return undefined;
  const isRequest = asksServer(command) && !/[|;&\n]|\s(?:-o|--output)\s+(?!\/dev\/null)/.test(command);
  const told = isRequest
    ? (ofAnswer.exec(text) ?? ofCommand.exec(text))
    : (ofCommand.exec(text) ?? ofCommandBehind.exec(text));
  const limits = told?.groups?.['limit'];
  if (limits === undefined || (!isRequest && (asksServer(command) || showsOthers(command) || startsOthers(command))))
    return undefined;
  const matchers = readLimits(limits.replace(withinBefore, '≤ ')).map((limit) => toDuration(limit, isRequest));
  return matchers.length > 0 && matchers.every((matcher) => matcher !== undefined) ? matchers : undefined;
}

function toDuration({ comparison, value, rest }: Limit, isRequest: boolean): Matcher | undefined {
  const milliseconds = isTimeUnit(rest) ? convert({ value, unit: rest }, 'ms') : undefined;
  if (milliseconds === undefined || !comparison.startsWith('<')) return undefined;
  const matcher = { kind: 'duration', comparison, milliseconds } as const;
  return isRequest ? { ...matcher, isLoose: true } : matcher;
}

const longest = 160;

/** The command shows a time itself, which is the one that is meant. */
const printsTime = /time_total|time_starttransfer|^time\s|\b(?:hyperfine|ab|wrk|hey|k6|artillery|siege|vegeta|oha)\s/;

const modal =
  '(?:(?:should|must|will|soll(?:te)?|muss|debe(?:ría)?|deve(?:ria)?|doit|devrait|dovrebbe|должен|должна|должно|harus|phải|moet)\\s+)?';
const self =
  "(?:(?:the|this|der|die|das|el|la|le|lo|il|l'|o|a)\\s+)?(?:it|command|script|run|build|job|suite|tests?|smoke tests?|befehl|skript|comando|script|commande|команда|скрипт|perintah|lệnh)";
const request =
  "(?:(?:the|this|der|die|das|el|la|le|lo|il|l'|o|a)\\s+)?(?:it|request|response|answer|api|endpoint|health ?check|page|antwort|anfrage|respuesta|petición|resposta|réponse|requête|risposta|richiesta|ответ|запрос|respons|phản hồi)";
const ends =
  '(?:complet\\p{L}+|finish(?:es)?|ends?|takes?|runs?|executes?|exits?|builds?|pass(?:es)?|dauert|läuft|endet|laufen|dauern|enden|tarda\\p{L}*|termina\\p{L}*|demora\\p{L}*|leva\\p{L}*|prend\\p{L}*|dure\\p{L}*|finit|impiega\\p{L}*|richiede|dura\\p{L}*|занимает|выполняется|завершается|selesai|membutuhkan|mất|hoàn thành|duurt)';
const answers =
  '(?:responds?|answers?|returns?|loads?|comes back|replies|antwortet|lädt|responde\\p{L}*|carga\\p{L}*|carrega\\p{L}*|répond\\p{L}*|charge\\p{L}*|risponde\\p{L}*|carica\\p{L}*|отвечает|загружается|merespons|phản hồi|tải)';
const within = '(?:within|inside|innerhalb von|binnen|in|dans|en|em|за|dalam|trong)';
const nouns =
  '(?:(?:response|answer|request|load(?:ing)?)[ -]?times?|latency|antwortzeit|ladezeit|latenz|tiempo de (?:respuesta|carga)|latencia|tempo de (?:resposta|carregamento)|latência|temps de (?:réponse|chargement)|latence|tempo di (?:risposta|caricamento)|latenza|время (?:ответа|отклика|загрузки)|waktu respons|thời gian phản hồi|响应时间|加载时间|延迟|応答時間|レスポンスタイム|응답 ?시간)';
const runtimes =
  "(?:(?:run|execution|build|total|elapsed)[ -]?times?|runtime|duration|laufzeit|dauer|ausführungszeit|tiempo de ejecución|duración|tempo de execução|duração|temps d['’]exécution|durée|tempo di esecuzione|durata|время (?:выполнения|сборки)|длительность|waktu eksekusi|durasi|thời gian (?:chạy|thực thi)|执行时间|运行时间|耗时|実行時間|실행 ?시간)";
const isSo =
  '\\s*(?::|=|：)?\\s*(?:(?:is|are|should be|must be|stays|remains|ist|es|est|è|é|adalah|là|为|は)\\s*)?(?:(?:reasonable|acceptable|fast|good|ok|fine)\\s*)?';
const limit = '[(`]*(?<limit>[^()`]*\\d[^()`]*)[)`]*';

/** `soll in weniger als 2 Minuten enden`: the verb behind. */
const ofCommandBehind = new RegExp(
  `^(?:${self}\\s+)?${modal}(?:${within}\\s+(?=\\D)|(?=within|binnen|innerhalb))(?<limit>[^()\`]*\\d[^()\`]*?)\\s+(?:enden|beendet|abgeschlossen|fertig|durchlaufen|laufen|voltooid|klaar)(?: sein| zijn)?$`,
  'iu',
);
const ofCommand = new RegExp(
  `^(?:(?:${self}\\s+)?${modal}${ends}(?:\\s+(?:successfully|cleanly|quickly))?\\s+(?:(?:${within}\\s+)(?=\\D)|(?=within|binnen|innerhalb))?|${runtimes}${isSo})${limit}$`,
  'iu',
);
const ofAnswer = new RegExp(
  `^(?:(?:${request}\\s+)?${modal}${answers}(?:\\s+(?:successfully|quickly))?\\s+(?:(?:${within}\\s+)(?=\\D)|(?=within|binnen|innerhalb))?|${nouns}${isSo})${limit}$`,
  'iu',
);

/** `within 5 minutes`: at most so long. `in 5 minutes` only tells. */
const withinBefore = /^(?:within|innerhalb von|binnen)\s+(?=\d)/i;
