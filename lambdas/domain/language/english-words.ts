/** English function words and words of calls; evidence that Latin text is English. */
export const ENGLISH: readonly string[] = `
the a an and or but if of to in on at for from with by about as into over after before is are was were be been being am
i you he she it we they me him her us them my your his its our their mine yours this that these those there here
not no yes yeah yep nope ok okay do does did done have has had will would can could should may might must shall
what when where which who why how all any some more most much many few other another each every own same so than too very just
please thank thanks hello hi hey good morning afternoon evening bye sorry welcome sure great fine right well
need want like know get got make made take give go going come call called pay paid buy order help tell say said see look use work
i'm i've i'd i'll don't doesn't didn't can't won't isn't aren't wasn't haven't hasn't it's that's you're we're they're what's let's couldn't wouldn't
account card number name money time day week month year phone bill service customer one two three first last new old next back out up down off again still
`
  .trim()
  .split(/\s+/);

/** Function words of other languages in Latin letters that English and romanised Hindi do not share. */
export const OTHER_LATIN: readonly string[] = `
el los las una unos que por para con pero como esta este muy gracias hola tengo quiero puede usted mi cuenta donde cuando porque necesito favor
estoy ayuda dinero factura tarjeta pedido buenos dias tardes cobraron devolver todas instrucciones anteriores
le les une des est pas pour dans avec je vous nous mon votre bonjour merci oui sur qui mais c'est j'ai s'il
veux voudrais facture carte compte argent commande bonsoir monsieur toujours jamais
der das und ist nicht ich sie wir mit auf ein eine einen mein ihre bitte danke guten haben werden kann auch aber wenn
mein meine geld konto rechnung hallo habe mir wurde alle vorherigen vergiss nein doch schon noch immer
o os uma não nao meu minha você voce obrigado obrigada ola olá eu com mais
quero dinheiro conta cartão fatura pedido ajuda
il gli che non sono questo grazie ciao buongiorno vorrei il mio della nel
het een niet van mijn ik voor bedankt goedemorgen
saya tidak yang untuk dengan terima kasih anda bisa
ben bir için değil lütfen teşekkürler merhaba
`
  .trim()
  .split(/\s+/);
