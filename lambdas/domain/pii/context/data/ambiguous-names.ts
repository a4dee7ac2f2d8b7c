/**
 * Names that are common words as well, or a month, a company or a place: a name only behind a cue, with a capital letter
 * in the middle of a sentence, or when somebody is addressed by it.
 */
export const NAMES_THAT_ARE_WORDS = `
will may mark rose grace hope faith joy bill rich frank grant chase art pat sue dawn april june summer autumn sandy
penny miles chip duke guy paige page read reed ford forest heather lily olive ginger pearl jewel amber coral crystal
bud clay chance christian destiny dusty eve gale harmony honey jeans lane laurel mercy misty pepper peace prince
princess queen rain rod skip stone sunny sterling storm trinity trip ward young king price white black brown green
gray grey cook baker butler carpenter fisher hunter hunt hill wood woods bell bush case church cross day field fields
fox french gold hall hart head house knight long love low mann moon north park parks pope power powers rice rivers
sharp short small snow strong sweet swift walker wall waters west wise wolf worth austin boston brooklyn carolina
charlotte chelsea dallas denver florence georgia houston india jordan kingston lincoln london madison milan orlando
paris phoenix savannah sydney virginia washington victoria vienna jackson columbia israel china kenya alexa siri
august bentley hudson wells nova buddy angel max harvey winter winters holiday deep mini happy lucky sweety dimple
kala lal om khushi asha gap buck ash ace bee dee sol van von dot fay gay mae pip zen cox cannon chambers craft finch
forbes hood moody moss nash booth poole sears schwab york toyota suzuki trump turner valentine weeks bates shields
savage rush sparks spears sellers steele webb yates major minor jesus santa noel sierra daman prem kamal jaipal hans
rex regina lima english drew diego don sage crane bond banks best bishop blue drake farmer fish golden goodman gore
grove hale huff hull kane kemp mace marks marsh mercer miller newton nickel noon paradise peak pickles pollard potter
quick rider rosemary sander sargent sawyer shepherd singer singh's stern stout trail trout vale vance viola waite
wheeler willow winner worthy wright sara puri mel li kate ruchi pal shanti sona chand badal bharat ned han yu tran al
wu mia jo tan lin jin doe smart johns ray ram kajal
`;

/**
 * Given names that are words as well, but words that say of nobody how they are or what they do: behind `I'm` and
 * `my friend` they are names in small letters too. No months, no places, no adjectives, no verbs with an old past.
 */
export const GIVEN_NAMES_THAT_ARE_THINGS = `
mark bill grace faith joy rose pat sue dawn penny paige heather lily olive pearl jewel amber coral clay eve gale laurel
misty ginger crystal buddy poppy rosemary viola lal asha kala khushi kate mia sara noel sierra
`;
