/** The words that ask to verify something, in the languages of real checklists. */
export const verify =
  /^(?:(?:please|then|and|also|now)\s+)?(?:verify|confirm|check|ensure|make sure|verificar?|verifique|compruebe|comprobar|confirmar?|confirme|vérifiez?|vérifier|assurez-vous|verificare|controllare|prüfen?|überprüfen?|sicherstellen|pastikan|kiểm tra|проверить|убедиться)(?:\s+(?:that|if|whether|que|che|si|dass|bahwa|rằng|что))?\s+/i;
