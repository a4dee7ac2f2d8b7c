/** Talk of the net: interjections, abbreviations, swearing, usual misspellings. Format: read-tables.ts. */
export const SLANG = `
3.1 woot w00t yaay yaaay yass yasss yayy amazeballs yummm omgyes heartheart
2.8 yays wohoo woo whoo luv:n loove lurve ily ilysm iloveyou xoxo xoxoxo muah mwah fab fabby gr8 grt awsome awesum
    awesomesauce excelent exellent excellant amazin amazingg beautifull beautful beutiful gorgeus fantabulous goat
    goated swag dope badass badasses ftw grats gratz fantasic fantastik perfecto wonderfull luvly lovelies
2.4 haha hahah lol lols lmao lmfao rofl roflmao lolz lolol hehe hehehe heehee teehee xd rotfl lulz bwahaha ahaha
    ahahaha jaja jajaja kewl sweeet sweeeet bestfriend:n bffs bae babe:n cutiepie hun hunny honey xo nom noms cheerz
    rad gnarly phat slays slayed vibes bless
2.3 hahahaha
2.2 hahaha hahahah
2.0 thnx tnx thanx thanxs tks thankx thnks ty tysm tyvm thanku thankyouu thnk tq nicee gud goood gooood goodie goody
    nicey helpfull usefull reccomend recommand reccommend hapy happpy frend wow wowza wowzers whoa impresive
    interestin luvd congrts apreciate appriciate thankfull greatful
1.7 thx
1.6 gd
1.5 yeahh yess aww aw awww awwww ooh oooh aah aaah ahh np noprob yw welcm okiedokie okk okey kk fyeah hi5 woke fancy:c
    nifty spiffy snazzy peachy dandy swell gnight goodnight goodmorning gn8 gudnyt tgif dawg fam yolo hee heh
0.9 greetings lit
0.7 yes
0.6 yep yup yeah
0.5 howdy yea jk oki okie
0.4 please hi hello bro lil
0.3 pls plz hey kindly sup
-0.4 idk
-0.8 hm hmm hmmm hmph ehh erm uhh um huh uhm nah nope naw nay whatever whatevs meah
-0.9 triggered
-1.4 ugh ughh uggh argh arghh aargh arrgh grr grrr grrrr gah bah pfft pff psh tsk sighs sighing oops whoops uhoh yikes
     eek eww ew ewww eewww yuck yucky yuk ick icky blech bleh blergh duh doh facepalm smh smdh ffs jfc wth wtfh nvm
     tmi snark snarky snooze snoozefest cringe cringey cringy sus salty shade booo boo boooo zzz zzzz goddamn
-1.6 ass damn:v boohoo pos
-1.8 asses
-2.0 dammit damnit dang darn darnit goddammit godawful crappiest suckage suckish suxx stoopid stupidest dumbest lamest
     lameass ratchet trainwreck screwed screw dissapointed dissapointing dissapointment disapointed disapointing
     disapointment dissappointed terible horible horribel awfull usless uselss unaceptable unacceptible rediculous
     ridiculus redicul frustated frustrting fustrated fustrating anoying annoyin irritatin dissatisfyed pathethic
     patethic worstest broked wierd wrng probelm:n problm:n prblm:n prob:n proble issuse complane diappointed wast
     horrendus teribble aweful
-2.3 shit:v
-2.4 fml bullcrap
-2.5 fuck:v
-2.6 wtf wtfff stfu gtfo bs bullshit horseshit crapola piss:v pissing asshat:n jackass:n smartass douche:n douchebag:n
     douchey dickhead:n prick:n wanker:n tosser:n bastard:n twat:n arsehole:n shithead:n dipshit:n shittiest shite
     bullshitting arse whore:n slut:n slutty skank:n hoe:n bitchy fugly retard:n retarded tard:n moronz nazi:n
     fuckedup screwedup effed kys
-3.0 fuckers
-3.1 fucker:n motherfucker:n asshole:n bitch:nv bitching bitches cunt:n dick:n dicks faggot:n nigger:n fag:n fuckface
     fuckwit:n clusterfuck cocksucker:n h8 h8r:n h8ers hateee haters hater
`;
