/** Whether a head speaks of one case of several, which is not the one that all went well: `Restart the pod if it says:`. */
export function isOfOneCase(head: string): boolean {
  if (!condition.test(head)) return false;
  const rest = head.replace(goodCase, ' ');
  return condition.test(rest) || (/\p{L}/u.test(rest) && !showing.test(rest));
}

const condition =
  /(?<!\p{L})(?:if|when(?:ever)?|in case|(?:as|so) long as|while|as soon as|provided|in the event|wenn|falls|sobald|solange|cuando|quando|lorsque?|quand|если|когда|jika|bila|apabila|selama|nếu|khi|als|wanneer|indien)(?!\p{L})|(?<!\p{L})si(?= (?!es|lo|la)\p{L})|(?<!\p{L})s[’']il(?!\p{L})|(?<!\p{L})se (?=(?:as?|os?|il|lo|la|i|gli|le|houver|aparecer|mostrar|mostra|compare|appare|vedi|vir|você|retornar|exibir|for|é|è|c[’'])(?!\p{L}))|如果|假如|若|场合|場合|なら|경우|(?:하|되|나오|이)면/iu;
/** `if all went well`, `when it is done`, `once the pods are running`: nothing in it is denied, or tells what is printed. */
export const goodCase =
  /(?<!\p{L})(?:if|when|while|as soon as|as long as|provided(?: that)?|wenn|sobald|si|cuando|quando|se|lorsque?|quand|если|когда|jika|nếu|khi)\s(?![^,:：()]*(?:(?<!\p{L})(?:not|no|never|nothing|without|cannot|old|still|output|prints?|shows?|returns?|says?|sees?|lists?|only|half|partial\p{L}*)(?!\p{L})|n['’]t))(?:[^\s,:：()]+\s){0,7}?(?:well|ok|okay|fine|good|correct(?:ly)?|success\p{L}*|succe(?:ss|eds?|eded)|complete[sd]?|done|finish(?:es|ed)?|ready|up|running|online|works?|worked|working|healthy|deployed|installed|configured|set up|pass(?:es|ed)?|start(?:s|ed)|connected|active|enabled|executed|run|ran|built|green|gut|klappt|erfolgreich|läuft|fertig|bien|éxito|listo|bem|certo|sucesso|bene|successo|succès|réussi|хорошо|успешно|порядке|berhasil|thành công)(?=\s*(?:[,:：()]|$)|\s+(?:you|the|it|this|that|and|correctly|again)(?!\p{L}))|如果(?:一切)?(?:成功|正常|顺利)|성공하면|정상이면/giu;
/** Words that lead to what is shown, whatever the case. */
const showing =
  /^[^\p{L}]*(?:(?:and|then|now|next|also|here|an?|the|your|sample|example|typical|successful|healthy|good|final|console|terminal|curl|api|json|http)[\s,]+)*(?:expect\p{L}*|outputs?|responses?|results?|logs?|command|screen|success|you|we|it|this|that|which|should|must|will|erwartet\p{L}*|ausgabe|es|salida|resultado|se|esperad\p{L}*|sortie|attendu\p{L}*|vous|ça|uscita|attes\p{L}*|saída|вывод|ожида\p{L}*|hasil|kết quả)(?!\p{L})|(?:输出|结果|预期|出力|結果|출력|결과)/iu;
