/** Anger, disgust, fear, grief, shame and weariness. Format: read-tables.ts. */
export const NEGATIVE_FEELINGS = `
-0.4 cautious:a
-0.6 sorry:c
-0.7 sleepy
-0.8 shy:q
-0.9 missed
-1.0 concern:n pressure:n shock:v shocked
-1.1 strain:n
-1.2 missing unsure uncertain:a uncertainty uncertainties concerning wary:q restless:aq lonesome unmotivated
     distracted distracting:a distraction:n pity pitiful:a blah uninspired shaky meh
-1.3 concerned tense:a
-1.4 isolated:a tension:n
-1.5 confused lost weary:q
-1.6 sigh:v frown:nv groan:nv moan:nv tear:n alarming:a strained pressured impatient:a impatience hesitant:a
     hesitation hesitate:v reluctant:a indifferent:a indifference uninterested disinterested unimpressed underwhelmed
     underwhelming:a unsatisfying unsatisfactory clueless:aq puzzled puzzling shocks doubt:nv doubted yawn:nv drained
     jaded fret:v bored shocking:a
-1.7 worry:v jealous:a insecure:a
-1.8 cries
-1.9 confusing:a confusion confuse:v bothered bother:v boring:a boredom bore:n tedious:a tedium exhausted exhausting:a
     exhaustion tired:aq tiresome tiring wearisome fatigued fatigue skeptical:a sceptical:a suspicious:a suspicion:n
     distrust:v mistrust:v distrustful doubtful:a dull:acq dreary sulk:v sulking melancholy homesick perplexed baffled
     baffling:a bewildered bewildering:a overwhelmed overwhelming:a helpless:aq powerless discontent:n disconcerting:a
     unnerving unsettling discomfort:n uncomfortable uncomfortably awkward:aq startled shaken disoriented apathetic:a
     apathy numb:q mad:acq worried rejected
-2.0 crying crushed
-2.1 embarassed
-2.2 annoyed annoying:a annoyance:n annoy:v irritated irritating:a irritation:n irritate:v irritable aggravated
     aggravating:a aggravation aggravate:v agitated agitation worrying:a worries worrisome nervous:aq insecurity
     insecurities stressed stressful:a stress:n stressing offended offend:vr offensive:a insulted hurt:n hurting hurts
     guilt guilty:c remorse remorseful regret:nV regretful:a regrettable regrettably embarrassed embarrassing:a
     embarrassment:n embarrass:v embarassing cry:v cried weep:v wept troubled moody grumpy:c cranky disillusioned
     unhappiness unloved uneasy uneasily unease disheartened disheartening:a discouraged discouraging:a demoralized
     demoralised bothersome dissatisfied dissatisfaction dissatisfying unsatisfied irked irksome vexed fuming pissed
-2.4 fury
-2.5 sad:acq sadden:v saddened frightened frightening:a fright:n frighten:v scare:vn scary:c scarier afraid fearful:aq
     fear:nv alarmed frustrated frustrating:a frustration:n frustrate:v exasperated exasperating:a exasperation
     unhappily upset:n upsetting:a upsets distraught distressed distressing:a distress anxious:aq anxiety anxieties
     disappointed disappointing:a disappointment:n disappoint:v shame:v shamed ashamed shameful:a dismay dismayed
     contempt contemptuous:a despondent:a jealousy envious:a lonely:c loneliness mourn:vr mournful bitter:aq sob:nv
     hurtful:a heartache:n gloomy:c gloom woe:n woeful:a panicky displeased displeasure
-2.7 despair:vn
-2.8 angry:c angrily angriest anger:vn wrath depression depressing:a depress:v grief grieve:v grieving suffering
     heartless:aq disgust:v appalled appalling:a appal:V appall:v devastate:v devastation hopeless:aq resent:v
     resentful:a resentment:n betrayed betrayal:n betray:vr horrify:v mortified humiliated humiliating:a humiliation:n
     humiliate:v excruciating:a terror dread:v dreading weeping tearful:a wretched:aq sorrow:n sorrowful:a irate
     scared panic:n panicked panicking
-2.9 heartbreaking:a
-3.0 rage:vn raging terrified terrifying:a petrified horrified horrifying:a disgusted disgusting:a misery miserable
     miserably heartbreak:n despairing depressed sickened sickening:a repulsed repulsive:a revolting:a seething
     incensed traumatized traumatised traumatic:a trauma:n infuriate:v terrify:v
-3.2 furious:a enraged outraged outrage:vn hatred hate:vr hated infuriated infuriating:a anguish anguished agony
     agonizing:a agonising:a tormented torment:vnr heartbroken devastated devastating:a hateful:a livid
-3.4 despise:v loathe:v loathing detest:v suicidal:a abhor:V
`;
