/** Joy, love, gratitude, hope, calm and pride. Format: read-tables.ts. */
export const POSITIVE_FEELINGS = `
3.4 ecstatic:a euphoric:a overjoyed blissful:a rapturous:a elated:a jubilant:a exhilarated exhilarating:a
3.2 thrilled delighted:a ecstasy euphoria bliss joyful:aq joyous:aq adored adoring:a adoration elation jubilation
    rapture exultant:a exhilaration exhilarate:v heavenly gleeful:a merriest enraptured
3.1 love:nr
3.0 adore:v thrilling:a delight:vn delightful:a joy:n excited:a excitement cherish:v grateful:aq thankful:aq happiest
    passionate:a besotted loved
2.8 loving:a happiness exciting:a triumphant:a glee adorable:a rejoice:v celebration:n blessed blessing:n enthralled
    enchanted enchanting:a smitten heartwarming heartfelt romantic:a soulmate:n dearest gratitude beloved happily
2.7 happy:cu
2.6 enjoy:v enjoyable:a enjoyment:n pleasure:n cheerful:aq cheery:c merry:c merrily merriment glad:aqc gladden:v
    pleasing:a pleasurable lovely:cq affectionate:a beaming radiant:a infatuated jolly jovial:a treasure:v enchant:v
    celebrate:v celebratory sweetheart:n excite:v thrill:vn proud:ac darling:n pleased:u
2.4 passion:n amused amusing:a amusement:n enthusiasm enthusiastic:a optimistic:a hug:nv hilarious:a laugh:v laughter
    giggle:v giggly upbeat bubbly affection:n fond:acq cuddle:vn cuddly kiss:vn fun sunshine honeymoon:n romance:n
    warmth admiration admirable admirably
2.2 satisfied satisfaction contented:a fulfilled:u fulfilling:u fulfillment fulfilment appreciate:v appreciation
    appreciative:a smile:vn smiley:n grin:nv admire:vr comforting:a cozy:c cosy:c fascinated fascinating:a fascination
    captivated captivating:a charming:a sweet:acq sweetie:n amuse:v tender:aq hopeful:aq optimism playful:aq
    satisfying:a
2.0 relieved relaxed relaxing:a relaxation peaceful:aq serene:a serenity tranquil:a tranquility brighten:v
    lighthearted carefree inspired:u inspiring:au inspiration:n inspirational inspire:v uplift:v motivated:u
    motivation motivational vivacious zest lively:c exuberant:a exuberance captivate:v fascinate:v charmed charmer:n
    comfort:vn funny:c
1.9 pride
1.8 welcoming:au confident:a confidence reassured reassuring:a encourage:vm encouraging:a devoted devotion dedicated
    dedication intriguing:a intrigued compassion compassionate:a humor humour humorous:a witty:c comical:a whimsical:a
    reassure:v reassurance trust:vn charm:vn motivate:v calm:acqv
1.7 fulfill:v fulfil:V satisfy:v
1.6 friend:n friendly:cqu friendship:n buddy:n pal:n bestie:n bff:n companionship likable likeable empathy empathetic
    sympathetic:au considerate:a giddy cheers cheer:v mirth intrigue:v soothing:a soothe:v welcome:v relax:v relief
    interested:u interesting:au caring:u dreamy relieve:v romancing party:vn thanks thankyou eager:aq
1.5 dream:nv thank:v
1.3 liked liking curious:a curiosity eagerness patient:a sympathy sympathize:v awe awed mellow cool:c chill:v
    wondrous:a humble:ac humility heartened hearten:v nostalgic:a nostalgia companion:n longing cared faith
    faithful:au fan:n
1.1 surprise:vn hope:v content
1.0 prefer:V preferred preferable preferably forgive:v forgave forgiven forgiving:u forgiveness pardon reunion:n
    reunite:v touched touching:a ease:v eased sentimental wished pumped psyched stoked hyped hoped wit
0.9 desire:nv care:v
0.8 wishing interest:n
0.6 yearn:v wish:n wonder:n
0.0 wondering
-0.8 miss:v
`;
