/**
 * Words that frame a claim or a question about calls and tell nothing of what happened: who speaks, that something was
 * said, that it is a problem, and how often. They need no proof, and finding them in a turn proves nothing.
 */
export const FRAME_WORDS = `
customer customers client clients caller callers user users consumer people person folks buyer subscriber member guest
agent agents representative representatives rep reps executive advisor operator call calls calling conversation conversations transcript
transcripts turn turns chat source sources speaker company service team
say says said saying tell tells told telling report reports reported reporting complain complains complained complaining complaint
complaints mention mentions mentioned mentioning describe describes described state states stated claim claims claimed ask asks asked
asking request requests requested requesting want wants wanted wanting need needs needed express expresses expressed explain explains
explained explaining note notes noted discuss discussed discussing raise raised talk talks talked talking speak
issue issues problem problems trouble troubles concern concerns experience experiences experienced experiencing face faces faced facing
matter case cases situation reason reasons cause causes caused causing because due lead leads led result resulted why
several many few some various multiple lot lots number often frequently mostly mainly main major common top biggest most typical
feel feels felt seem seems appear appears indicate indicates indicated suggest suggests show shows showing shown try tries tried trying
get gets got getting have having make makes made making thing things way ways kind type sort like happen happens happened happening
summarise summarize summary overview list find describe please question questions main point points theme themes topic topics
insight insights feedback opinion opinions sentiment think thinks about regarding concerning related around especially particularly
last past previous recent recently this week weeks month months year years quarter day days today yesterday
january february march april may june july august september october november december
one thereby therefore however additionally moreover also still even thus being another others other long within time times instead without despite ago become becomes became longer take takes took taken
grahak grahakon log logo shikayat shikayatein samasya samasyaen dikkat dikkatein pareshani wajah karan kaaran baat baatein call calls
pichle pichla pichli mahine mahina hafte hafta saal din kyun kyon kaisa kaise bataye bataiye batao keh kehte kehna rahe rahi
ग्राहक ग्राहकों लोग शिकायत शिकायतें समस्या दिक्कत परेशानी वजह कारण बात कॉल पिछले महीने हफ्ते
`;
