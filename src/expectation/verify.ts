/** The words that ask to verify something, in the languages of real checklists. */
export const verify =
  /^(?:(?:(?:we|you)\s+(?:(?:now\s+|also\s+)?(?:need\s+to|should|can|must|have\s+to|want\s+to)(?:\s+also|\s+now)?)|please|then|and|also|now|finally|next,?)\s+)?(?:verify|confirm|check|ensure|make sure|verificar?|verifique|compruebe|comprobar|confirmar?|confirme|vérifiez?|vérifier|assurez-vous|verificare|controllare|prüfen?|überprüfen?|sicherstellen|pastikan|kiểm tra|проверить|убедиться)(?:\s+(?:that|if|whether|que|che|si|dass|bahwa|rằng|что))?\s+/i;
