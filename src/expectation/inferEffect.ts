import { tellsState } from './tellsState';
import { verify } from './verify';

/**
 * Whether a sentence right behind a command tells what has come of it, or asks to verify a state, so that a person is to look:
 * `The reports are written to ./out`, `Verifique se o serviço está no ar`.
 */
export function tellsEffect(sentence: string): boolean {
  const text = sentence.replaceAll('**', '').trim();
  if (text.length > 300 || /[:：]$/.test(text) || /^(?:if|when|note|tip|by default)\b/i.test(text)) return false;
  if (/[`/]/.test(text) && saved.some((shape) => shape.test(text))) return true;
  return foreignVerify.test(text) && verify.test(text) && tellsState(text);
}

/** An order to verify in another language, with what is to be so. */
const foreignVerify = /^\p{L}+\s(?:.{0,40}\s)?(?:que|se|si|che|dass|ob|bahwa|apakah|что|ли|rằng|xem)\s/iu;

/** Something is put somewhere: the passive voice of ten languages. */
const saved: readonly RegExp[] = [
  /^(?:the |all |your |these |its |an? )?(?:[\p{L}\d-]+ ){1,5}(?:is|are|will be|gets?|has been|have been) (?:then |now |also |automatically )?(?:created|generated|saved|stored|written|placed|published|uploaded|exported|copied|dumped) (?:in|to|at|as|under|into)[\s:]/iu,
  /(?<!\p{L})(?:é|são|será|serão|foi|foram|es|son|serán|fue|fueron|se) (?:salv|gerad|criad|gravad|guard|generad|cread|almacen|escrit)\p{L}* (?:em|en|no|na)\s/iu,
  /(?<!\p{L})(?:est|sont|sera|seront|è|sono|viene|vengono) (?:créé|généré|enregistré|sauvegardé|écrit|stocké|salvat|creat|generat|scritt)\p{L}* (?:dans|sous|en|à|in|nella?)\s/iu,
  /(?<!\p{L})(?:wird|werden|wurden?)\s.{1,80}(?:gespeichert|erzeugt|erstellt|abgelegt|geschrieben)[.!]?$/iu,
  /(?<!\p{L})(?:сохраня|созда|записыва|помеща)\p{L}+ в\s/iu,
  /(?<!\p{L})(?:disimpan|dibuat|ditulis) (?:di|ke)\s|(?<!\p{L})được (?:lưu|tạo|ghi) (?:vào|tại|ở|trong)\s/iu,
  /(?:保存|生成|输出|輸出|写入|存放)(?:在|到|至)|(?:に|へ)(?:保存|出力|生成|作成)され(?:る|ます)|에 (?:저장|생성)(?:됩니다|된다)/u,
];
