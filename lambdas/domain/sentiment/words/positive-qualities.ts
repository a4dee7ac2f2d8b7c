/** Praise of things and people. Format: read-tables.ts. */
export const POSITIVE_QUALITIES = `
3.4 magnificent:a phenomenal:a exquisite:a superb:a outstanding:a breathtaking:a spectacular:a sensational:a
    masterpiece:n extraordinary extraordinarily exceptional:a sublime:a flawless:a stellar perfection awesomeness
    greatest excellent:a awesome:a incredible
3.3 amazing:a wonderful:a fantastic:a perfect:a
3.2 brilliant:a marvelous:a marvellous:a fabulous:a terrific:a stunning:a gorgeous:a glorious:a incredibly magical:a
    majestic:a unbeatable heroic:a dazzling:a splendid:a supreme:a unparalleled superlative:a exemplary genius:n
    brilliance excellence best
3.1 great:cq
3.0 beautiful:a amaze:v amazed amazement astounding:a astonishing:a remarkable remarkably impressive:a beauty beauties
    magnificence splendor splendour finest glamorous:a invaluable legendary hero:n heroes heroine:n heroism gem:n
    divine:a elite excel:V masterful:a masterfully miraculous:a
2.7 good:q impressed impress:v brave:ac bravery courageous:a courage gracious:a worthy:cqu praiseworthy commendable
    praise:v elegant:a elegance genuine:a handsome:a attractive:a prettier prettiest kindhearted generous:a generosity
    honest:ad honesty superbly wonderfulness winner:n champion:n unforgettable vibrant:a luxurious:a luxury luxuries
    noble:c thoughtful:aq talented gifted delicious:a tasty:c yummy yum scrumptious delectable mouthwatering sexy:c
    cute:cq cutest cutie:n brill
2.6 super
2.5 happppy gorg
2.4 nice:ac helpful:aqu intelligent:a intelligence intellect clever:acq wise:ac wisdom creativity innovative:a
    innovation:n ingenious:a favorite:n favourite:n fave:n loyal:ad loyalty respectful:ad respectable respected
    respect:vd trustworthy dependable:a reliable reliably sincere:ac sincerity polite:aq courteous:a courtesy
    hospitable hospitality graceful:a grace worthwhile classy:c stylish:a skilled skillful:a skilful:a superstar:n
    rockstar:n pristine immaculate:a precious:a inventive:a stupendous lavish:a priceless beneficial:a sparkling
    unrivaled unrivalled recomend:v recommendation:n recommends recommendable commended commend:v professionalism
    brightest funniest yummers dopest
2.3 hahahahah hahahahaha hahahahahah hahahahahaha hahahahahahaha lmfaooo chuffed lmaooo pretty
2.2 impeccable impeccably solid:a sturdy:cq durable robust:a sleek:c finely smooth:acq competent:a competence
    versatile comfortable comfortably comfy:c convenient:a crisp:ac vivid:a spotless:a prompt:aq attentive:aq
    knowledgeable:a trusty professional:a enthusiast:n attraction:n appealing:au seamless:a effortless:a pleasant:aqu
    rewarding:au reward:nv healthier strong:ac strength:n fortunate:au lucky:cu luckily luck mighty neat:acq catchy
    epic rocking memorable timeless wholesome harmonious:a glossy affordable affordably economical:a bargain:n
    fairness lololol bahahaha ahahahaha lolololol goodluck mvp positivity alhamdulillah favourites favorites superior
    recommend:v recommended refreshing:a
2.1 ideal:a bahaha
2.0 harmony hehehehe mashallah kisses fav favs faves healthy:cu successfully valuable:n
1.9 easy:c easiest speedy:c handy satisfactorily adequate:a reasonably authentic:a legit legitimate:a famous:a glory
    fame wealthy:c wealth prosperous prosperity bold:acq energetic:a energized fashionable:a fabled iconic mature
    pragmatic precise:a precision sensible:a sophisticated glowing:a lightweight warm:acq workable flexible smartest
    nicely tidy:cu organized:u organised:u transparent:a lush magic banger amped
1.8 bright:acq powerful:a muahaha mwahaha kind:acqu fair:acu angels smart:ac bangin blessup superiority efficient:a
1.7 rich:acq special:a popular vacay fleek neato goodies effective:a accurate:a useful:a
1.6 popularity golden cracking improvement:n
1.5 safe:acu safety secure:a stable:au steady:cu consistent:a accessible available:u compatible intuitive:a clarity
    essential:a truth truthful:a sane ready willing:aqu qualified:u rational:a pure:ac purity smoothest ample plenty
    abundance abundant:a advantage:n advantageous benefit:nv bonus:n bonuses pros worth buzzing nutritious better
    versatility responsive:a nicer decent:a positive:aq unique:aq improve:vm improved
1.4 practical:a sincerely juicy poppin ambition:n deluxe gourmet independence rocked fresh:acq convenience simplicity
    capable:a
1.3 simple:c clearest ultimate bday heart:n determination reliability durability efficiency flexibility easily
    clean:cq contributed greater reasonable:u
1.2 rightly energy gold truly goodness sparkle:v blast engaged determined treat:n namaste creative:a accuracy
    effectiveness stability satisfactory advanced
1.1 kool acceptably passable tolerable usable:u sufficient:a functional:a novel pleasingly agreeable capability
    credible credibility reputable familiar calming supports free important:a importance correct:a natural:a hopefully
    breeze breezy appeal dynamic:a suitable:a
1.0 sharp:cq modern ideally specially star:n fine:c clear:u clearer hubby jammy classic:n clap dear icon lamo funky:c
    inshallah freshly goosebumps xmas hoping true:u logical:a
0.9 quiet:ac instant:a premium fits prayer:n prayers quick:ac fierce queen airy bouncy comeback independent spirit:n
    cares acceptable:u helper
0.8 friday alright compact promise:n family top plus pray:v fast:c faster quicker hysterical:a lust underrated clutch
    goals king unreal aid:n leader:n rocks gorge quality properly proper:a right
0.7 works families summer boyfriend girlfriend quickly buzz fitting giving guardian
0.6 complete goal fairly significant:a honestly surely highly mint woah believe:v holy rock:v jai finally upgrade:v
0.5 ok okay able crucial:a effort:n obsessed hot mom mum coffee sure alert
0.4 cheaper omg original clearly pet:n dog spring gobsmacked god flex believed choice imagine young pooja availability
    disney
0.3 extra significantly lunch dinner song cheeky wavy wild selfie unbelievable
0.2 cheapest new omfg sleep followback security apologize:v apologise:v awake horny home hardcore snow playa hella
    game:n
0.1 cheap:c practically college girl fed
`;
