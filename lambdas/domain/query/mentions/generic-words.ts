/**
 * Words that names of products, regions and segments are made of and that stand in any call as well: one of them alone is
 * no name. Languages are among them: Tamil calls are not those of Tamil Nadu. Written by us.
 */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  `access account air app application area auto bank banking basic bill bike book box bundle business camera car card care cash
   center centre city classic client cloud club coast color colour company computer connect connection consumer control corporate
   country credit customer data debit delivery deluxe desk device digital direct district division double easy electric
   electricity elite energy enterprise entertainment entry essential express extra family fan fast fee film first fitness fixed
   flat flex flexi flight food free fund game games gas gift global gold group headset health hello help high holiday home hotel
   house individual india instant international internet item kit laptop large light line link lite live local long low machine
   main market max mega member membership metro mini mobile money motor movie movies music network new office offer one
   online order original pack package paper pass pay payment personal phone plan plans platinum player plus point points portal
   power premium prime private pro product program protect protection public pump quick radio rail ride room safe sale savings
   school screen senior service services shop shopping show silver single small smart social special speed sport sports standard
   star start starter state store street student super support switch system table tablet team tech telephone ticket total
   travel trial trip ultra unit unlimited value video view vip voice wallet watch water web website wireless work world young
   zone bengali english gujarati hindi kannada malayalam marathi punjabi tamil telugu urdu
   bijli ghar naya nayi paani pani gaadi dukaan khata pradesh nagar`.split(/\s+/),
);
