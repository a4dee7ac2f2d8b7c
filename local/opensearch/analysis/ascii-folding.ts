/**
 * Which characters Lucene's ASCIIFoldingFilter replaces, read from OpenSearch 2.19.1 by asking it for each of them:
 * replacement, blank, the characters that become it; entries are separated by tabs.
 * https://lucene.apache.org/core/9_12_1/analysis/common/org/apache/lucene/analysis/miscellaneous/ASCIIFoldingFilter.html
 */
const TABLE = [
  '" «»“”„″‶❝❞❮❯＂\t2 ²₂②⓶❷➁➋２\t3 ³₃③⓷❸➂➌３\t1 ¹₁①⓵❶➀➊１\tA ÀÁÂÃÄÅĀĂĄƏǍǞǠǺȀȂȦȺᴀḀẠẢẤẦẨẪẬẮẰẲẴẶⒶＡ\tAE ÆǢǼᴁ',
  'C ÇĆĈĊČƇȻʗᴄḈⒸＣ\tE ÈÉÊËĒĔĖĘĚƎƐȄȆȨɆᴇḔḖḘḚḜẸẺẼẾỀỂỄỆⒺⱻＥ\tI ÌÍÎÏĨĪĬĮİƖƗǏȈȊɪᵻḬḮỈỊⒾꟾＩ\tD ÐĎĐƉƊƋᴅᴆḊḌḎḐḒⒹꝹＤ',
  'N ÑŃŅŇŊƝǸȠɴᴎṄṆṈṊⓃＮ\tO ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰᴏᴐṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢⓄꝊꝌＯ',
  'U ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖɄᴜᵾṲṴṶṸṺỤỦỨỪỬỮỰⓊＵ\tY ÝŶŸƳȲɎʏẎỲỴỶỸỾⓎＹ\tTH ÞꝦ\tss ß',
  'a àáâãäåāăąǎǟǡǻȁȃȧɐəɚᶏᶕḁẚạảấầẩẫậắằẳẵặₐₔⓐⱥⱯａ\tae æǣǽᴂ\tc çćĉċčƈȼɕḉↄⓒꜾꜿｃ',
  'e èéêëēĕėęěǝȅȇȩɇɘɛɜɝɞʚᴈᶒᶓᶔḕḗḙḛḝẹẻẽếềểễệₑⓔⱸｅ\ti ìíîïĩīĭįıǐȉȋɨᴉᵢᵼᶖḭḯỉịⁱⓘｉ\td ðďđƌȡɖɗᵭᶁᶑḋḍḏḑḓⓓꝺｄ',
  'n ñńņňŉŋƞǹȵɲɳᵰᶇṅṇṉṋⁿⓝｎ\to òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵᴖᴗᶗṍṏṑṓọỏốồổỗộớờởỡợₒⓞⱺꝋꝍｏ',
  'u ùúûüũūŭůűųưǔǖǘǚǜȕȗʉᵤᶙṳṵṷṹṻụủứừửữựⓤｕ\ty ýÿŷƴȳɏʎẏẙỳỵỷỹỿⓨｙ\tth þᵺꝧ\tG ĜĞĠĢƓǤǥǦǧǴɢʛḠⒼꝽꝾＧ',
  'g ĝğġģǵɠɡᵷᵹᶃḡⓖꝿｇ\tH ĤĦȞʜḢḤḦḨḪⒽⱧⱵＨ\th ĥħȟɥɦʮʯḣḥḧḩḫẖⓗⱨⱶｈ\tIJ Ĳ\tij ĳ\tJ ĴɈᴊⒿＪ\tj ĵǰȷɉɟʄʝⓙⱼｊ',
  'K ĶƘǨᴋḰḲḴⓀⱩꝀꝂꝄＫ\tk ķƙǩʞᶄḱḳḵⓚⱪꝁꝃꝅｋ\tq ĸɋʠⓠꝗꝙｑ\tL ĹĻĽĿŁȽʟᴌḶḸḺḼⓁⱠⱢꝆꝈꞀＬ\tl ĺļľŀłƚȴɫɬɭᶅḷḹḻḽⓛⱡꝇꝉꞁｌ\tOE Œɶ',
  'oe œᴔ\tR ŔŖŘȐȒɌʀʁᴙᴚṘṚṜṞⓇⱤꝚꞂＲ\tr ŕŗřȑȓɍɼɽɾɿᵣᵲᵳᶉṙṛṝṟⓡꝛꞃｒ\tS ŚŜŞŠȘṠṢṤṦṨⓈꜱꞅＳ\ts śŝşšſșȿʂᵴᶊṡṣṥṧṩẜẝⓢꞄｓ',
  'T ŢŤŦƬƮȚȾᴛṪṬṮṰⓉꞆＴ\tt ţťŧƫƭțȶʇʈᵵṫṭṯṱẗⓣⱦｔ\tW ŴǷᴡẀẂẄẆẈⓌⱲＷ\tw ŵƿʍẁẃẅẇẉẘⓦⱳｗ\tZ ŹŻŽƵȜȤᴢẐẒẔⓏⱫꝢＺ',
  'z źżžƶȝȥɀʐʑᵶᶎẑẓẕⓩⱬꝣｚ\tb ƀƃɓᵬᶀḃḅḇⓑｂ\tB ƁƂɃʙᴃḂḄḆⒷＢ\tF ƑḞⒻꜰꝻꟻＦ\tf ƒᵮᶂḟẛⓕꝼｆ\thv ƕ\tM ƜᴍḾṀṂⓂⱮꟽꟿＭ',
  'P ƤᴘṔṖⓅⱣꝐꝒꝔＰ\tp ƥᵱᵽᶈṕṗⓟꝑꝓꝕꟼｐ\tV ƲɅᴠṼṾỼⓋꝞꝨＶ\tDZ ǄǱ\tDz ǅǲ\tdz ǆǳʣʥ\tLJ Ǉ\tLj ǈ\tlj ǉ\tNJ Ǌ\tNj ǋ\tnj ǌ',
  'HV Ƕ\tOU Ȣᴕ\tou ȣ\tdb ȸ\tqp ȹ\tQ ɊⓆꝖꝘＱ\tm ɯɰɱᵯᶆḿṁṃⓜｍ\tv ʋʌᵥᶌṽṿⓥⱱⱴꝟｖ\tts ʦ\ttc ʨ\tls ʪ\tlz ʫ\tue ᵫ',
  "x ᶍẋẍₓⓧｘ\tX ẊẌⓍＸ\tSS ẞ\tLL Ỻ\tll ỻ\t- ‐‑‒–—⁻₋－\t' ‘’‚‛′‵‹›❛❜＇\t^ ‸＾\t!! ‼\t/ ⁄／\t[ ⁅❲［\t] ⁆❳］\t?? ⁇",
  '?! ⁈\t!? ⁉\t* ⁎＊\t; ⁏；\t% ⁒％\t~ ⁓～\t0 ⁰₀⓪⓿０\t4 ⁴₄④⓸❹➃➍４\t5 ⁵₅⑤⓹❺➄➎５\t6 ⁶₆⑥⓺❻➅➏６\t7 ⁷₇⑦⓻❼➆➐７',
  '8 ⁸₈⑧⓼❽➇➑８\t9 ⁹₉⑨⓽❾➈➒９\t+ ⁺₊＋\t= ⁼₌＝\t( ⁽₍❨❪（\t) ⁾₎❩❫）\t10 ⑩⓾❿➉➓\t11 ⑪⓫\t12 ⑫⓬\t13 ⑬⓭\t14 ⑭⓮\t15 ⑮⓯',
  '16 ⑯⓰\t17 ⑰⓱\t18 ⑱⓲\t19 ⑲⓳\t20 ⑳⓴\t(1) ⑴\t(2) ⑵\t(3) ⑶\t(4) ⑷\t(5) ⑸\t(6) ⑹\t(7) ⑺\t(8) ⑻\t(9) ⑼',
  '(10) ⑽\t(11) ⑾\t(12) ⑿\t(13) ⒀\t(14) ⒁\t(15) ⒂\t(16) ⒃\t(17) ⒄\t(18) ⒅\t(19) ⒆\t(20) ⒇\t1. ⒈\t2. ⒉',
  '3. ⒊\t4. ⒋\t5. ⒌\t6. ⒍\t7. ⒎\t8. ⒏\t9. ⒐\t10. ⒑\t11. ⒒\t12. ⒓\t13. ⒔\t14. ⒕\t15. ⒖\t16. ⒗\t17. ⒘',
  '18. ⒙\t19. ⒚\t20. ⒛\t(a) ⒜\t(b) ⒝\t(c) ⒞\t(d) ⒟\t(e) ⒠\t(f) ⒡\t(g) ⒢\t(h) ⒣\t(i) ⒤\t(j) ⒥\t(k) ⒦',
  '(l) ⒧\t(m) ⒨\t(n) ⒩\t(o) ⒪\t(p) ⒫\t(q) ⒬\t(r) ⒭\t(s) ⒮\t(t) ⒯\t(u) ⒰\t(v) ⒱\t(w) ⒲\t(x) ⒳\t(y) ⒴',
  '(z) ⒵\t< ❬❰＜\t> ❭❱＞\t{ ❴｛\t} ❵｝\t(( ⸨\t)) ⸩\tTZ Ꜩ\ttz ꜩ\tAA Ꜳ\taa ꜳ\tAO Ꜵ\tao ꜵ\tAU Ꜷ\tau ꜷ\tAV ꜸꜺ',
  'av ꜹꜻ\tAY Ꜽ\tay ꜽ\tOO Ꝏ\too ꝏ\tVY Ꝡ\tvy ꝡ\tff ﬀ\tfi ﬁ\tfl ﬂ\tffi ﬃ\tffl ﬄ\tst ﬆ\t! ！\t# ＃\t$ ＄\t& ＆',
  ', ，\t. ．\t: ：\t? ？\t@ ＠\t\\ ＼\t_ ＿',
].join('\t');

const FOLDED: ReadonlyMap<string, string> = new Map(
  TABLE.split('\t').flatMap((entry) => {
    const blank = entry.indexOf(' ');
    return [...entry.slice(blank + 1)].map((character) => [character, entry.slice(0, blank)] as const);
  }),
);

/** The ASCII form of a text; what has none stays. */
export function foldToAscii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII needs no folding
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return Array.from(text, (character) => FOLDED.get(character) ?? character).join('');
}
