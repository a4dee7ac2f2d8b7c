/** What goes wrong: violence, crime, death, disease, loss, conflict. Format: read-tables.ts. */
export const NEGATIVE_EVENTS = `
-0.3 cost
-0.4 farewell revert:v costs
-0.5 goodbye
-0.6 smell:n smelled demand:v swear:v tax:n
-0.8 fire:n fee:n demanded storm:n ill apart escalate:v rips
-0.9 forget
-1.0 late gun:n forgot stormy block:v cancel:V
-1.1 demanding forgotten drunk addicted
-1.2 suspect:nv blocked blocking restrict:v restricted restriction:n deplete:v depleted escalation disputed taxes
     issue:n issues expired void reversed tremble:v tremor ashes ash fires smoke isolate:v isolation sacrifice:v
     sacrificed sink vulnerable vulnerability resign:v resigned resignation alone severe:a severity drastic:a radical
     hatewatch expire:v dispute:nv battle:n avoid:v quit debt:n cancelled canceled rip:V
-1.3 shouting
-1.4 shooting:n gang:n
-1.5 yell:v scream:v stuck
-1.6 avoided avoiding beware warn:v warned warning:n caution discourage:vm caveat:n retract:v postpone:v postponed
     expelled expel:V struggle:nv struggled struggling inferiority hurricane:n tornado:n earthquake:n flood:nv flooded
     drought:n wildfire:n toothache headache:n migraine:n allergy allergic cough:v itch:v itchy sneeze:v sore:q
     swollen wince:v jitters insomnia hangover:n hungover dirtying punk thug:n gangster:n weapon:n tardy overdue
     unpaid unresolved unanswered undelivered unfinished unsuccessful:a unsupported unreachable unreturned misplaced
     misplace:v mistreat:vm mistreated mislabeled mismatched mismatch disconnecting backlog yelled screaming argue:v
     delay:nv delayed delays virus
-1.7 fight:nvr yelling ripped
-1.8 damages lawsuit:n lose:v loses
-1.9 sue:v sued losing
-2.0 worsened worsening problem:n problematic trouble:nv troubles troublesome troubling troublemaker:n hassle:nv
     mistake:n mistaken mistakenly mistakes fault:n faults glitch:n bug:n bugs malfunction:nv complain:vr complained
     complaint:n grievance:n criticize:v criticise:v criticized criticism:n oppose:v opposed opposition waste:nv
     wasted wasteful:a squander:v misuse:v misused mishandle:v mishandled mismanage:vm misunderstand:v
     misunderstanding:n misunderstood overcharge:v overcharged overbilled ripoff:n overdraft forfeit:v hack:vr hacked
     hacker:n phishing spam:nV spammer:n viruses malware unauthorized unauthorised illegal:a unlawful:a illicit
     disqualified disqualify:v obstruct:v obstruction hinder:v hindrance impede:v inhibit:v interfere:v interference
     intrude:v intrusion disrupt:v disrupted disruption:n disruptive:a disturb:v disturbed disturbing:a disturbance:n
     provoke:v provoked provocation irritant nuisance:n pest:n pester:v nag:V nagging bicker:v gossip:v scold:v
     scolded shout:v shouted rant:vn ranting lack:v lacking lacks deficit:n shortage:n debts indebted slump:nv
     decline:v plunge:v plummet:v tumble:v inflation crackdown sanction:n banned ban:nV boycott:nv abort:v aborted
     broke breaks breakage cracked crack shattered shatter:v smashed torn burst spilled leak:nv leaked leaking
     stain:nv stained scar:nV scars jam:V jammed stranded trapped trap:nV disconnect:v disconnected freeze freezes
     frozen froze lag:V stall:v stalled choke:v choked hell sucks suck:v
-2.1 sucked
-2.2 fired vomit:v
-2.3 fail:v failed failing failure:n flop:V fiasco:n crash:vn crashed crashing accident:n damage:nv damaged damaging
     deteriorate:v deteriorated deterioration degrade:v degraded degrading decay:v rot:V rotting spoil:v spoiled
     spoilt contaminate:v contaminated contamination pollution polluted pollute:v threat:n threaten:v threatened
     threatening:a menace:nv menacing:a danger:n dangerous:a endanger:v endangered hazard:n hazardous:a peril:n
     perilous:a emergency emergencies insult:nv mock:v mocked mockery ridicule:v ridiculed belittle:v belittled
     condemn:v condemned condemnation denounce:v blame:vn blamed accuse:vr accused accusation:n punish:vm punished
     punishment penalty penalties penalize:v sabotage:v sabotaged conspiracy conspiracies manipulate:v manipulated
     manipulation manipulative lie:nv lied lying lies slander:vn libel suffer:v suffered sufferer:n sucking sux sucky
     loss losses losers defeat:nv defeated fought fighting fights conflict:nv conflicts confront:v confrontation
     clash:nv feud:nv quarrel:nv argued arguing argument:n protest:nvr rebel:nV rebellion reject:v rejection:n deny:v
     denied denial:n denies refuse:v refused refusal:n neglect:nv neglected neglectful ignore:v ignored ignoring
     exclude:v excluded deprive:v deprived deprivation burden:nv burdened burdensome hardship:n adversity setback:n
     downfall misfortune:n mishap:n screwup:n blunder:nv blackout:n outage:n sinking sank drunkard addict:n
     addiction:n alcoholic:n violate:v violation:n
-2.4 violated
-2.6 hellish damned doom:v doomed curse:nv cursed harm:nv harmful:a pain:n painful:a pained ache:nv aching sick:q
     sickly disease:n diseased illness:n infection:n infected infect:v infectious fever:n flu vomiting puke:v nausea
     nauseous nauseating:a poison:nv poisonous poisoned bleed:v bruise:nv bruised cripple:v crippled crippling
     paralyzed paralysed tumor:n tumour:n stroke heartattack funeral:n widow:n orphan:n mourner cemetery grave:n
     corpse:n bereaved bereavement miscarriage:n dementia alzheimer's arson arsonist:n riot:nv rioting rioter:n unrest
     turmoil chaos chaotic:a prison:n prisoner:n jail:nv jailed imprison:vm imprisoned convict:nv convicted arrest:nv
     arrested felony felonies invade:vr invaded invasion:n bombard:v hijack:vr hijacked enemy enemies foe:n nemesis
     villain:n devil:n demon:n satan monster:n abandon:vm abandoned deserted dump:v dumped divorce:nv divorced
     breakup:n bankrupt bankruptcy bankruptcies foreclosure:n eviction:n evict:v evicted layoffs unemployed
     unemployment homeless:q poverty recession:n fraud:n
-2.7 cheater:n
-2.8 die:v dies
-2.9 war:n warfare violence violent:a attack:nvr attacked assault:nv assaulted abuse:nvr abused victim:n victimize:v
     victimized crime:n criminal:n criminally cruelest wound:nv wounded injure:v injured injury injuries bleeding
     bloodshed gunman gunmen hostage:n crisis crises plague:nv epidemic:n pandemic:n destroy:vr destroyed destruction
     destructive:a destruct:v ruin:nv ruined wreck:nv wrecked wreckage collapse:nv collapsed explode:v explosion:n
     fraudster:n scam:nV scammer:n embezzle:v embezzled extort:v extortion blackmail:vn blackmailed bribe:nv bribery
     corrupted molestation harass:vm harassed harassing harassment bully:v bullying bullies rob:V robber:n robbery
     robberies thief thieves theft:n steal:vr stealing stole stolen burglar:n burglary looting loot:v cheated cheat:vr
     cheating swindle:vr swindled conman conned deceive:vr deceived deception deceit exploit:v exploitation
     overdose:nv starve:v starving starvation
-3.2 kill:vr killed killing:n death:n dead dying died deadly deadliest fatal:a fatality fatalities slay:v slain
     assassinate:v assassinated assassination:n assassin:n lethal:a cancer:n bomb:nvr bombing:n bombed catastrophe:n
     catastrophic tragedy tragedies tragic tragically behead:v beheaded enslave:vm enslaved slavery slave:n famine:n
     homicide:n manslaughter abduct:v abducted kidnap:Vr kidnapper:n stabbed stab:V drown:v drowned mutilate:v
     mutilated lynch:v crucify
-3.6 murder:nvr rape:nvr raped rapist:n genocide:n massacre:nv terrorist:n terrorism holocaust slaughter:nv molest:vr
     molested torture:nvr tortured suicide:n pedophile:n paedophile:n
`;
