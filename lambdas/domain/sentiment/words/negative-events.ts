/** What goes wrong: violence, crime, death, disease, loss, conflict. Format: read-tables.ts. */
export const NEGATIVE_EVENTS = `
-0.3 cost
-0.4 farewell revert:v costs caveat:n
-0.5 goodbye burst sink
-0.6 smell:n smelled demand:v swear:v tax:n void stroke
-0.7 expire:v
-0.8 fire:n fee:n demanded storm:n ill apart escalate:v rips expired rebel:nV
-0.9 forget restriction:n restrict:v restricted severity opposed warn:v warning:n warned frozen protest:nvr tumble:v
-1.0 late gun:n forgot stormy block:v cancel:V isolate:v opposition oppose:v confront:v
-1.1 demanding forgotten drunk addicted vulnerability quit freeze
-1.2 suspect:nv blocked blocking deplete:v depleted escalation disputed taxes issue:n issues reversed tremble:v tremor
     ashes ash fires smoke sacrifice:v sacrificed vulnerable resign:v resigned resignation alone severe:a drastic:a
     radical hatewatch dispute:nv battle:n avoid:v debt:n cancelled canceled rip:V abort:v bug:n bugs lack:v stall:v
     crack
-1.3 shouting nag:V exclude:v lacks flood:nv refuse:v lag:V sinking
-1.4 shooting:n gang:n argument:n orphan:n hack:vr isolation refused refusal:n confrontation disconnect:v defeat:nv
     emergency emergencies criticism:n deserted
-1.5 yell:v scream:v stuck ignore:v dump:v lacking froze leak:nv cracked flu criticize:v criticise:v
-1.6 avoided avoiding beware caution discourage:vm retract:v postpone:v postponed expelled expel:V struggle:nv
     struggled struggling inferiority hurricane:n tornado:n earthquake:n flooded drought:n wildfire:n toothache
     headache:n migraine:n allergy allergic cough:v itch:v itchy sneeze:v sore:q swollen wince:v jitters insomnia
     hangover:n hungover dirtying punk thug:n gangster:n weapon:n tardy overdue unpaid unresolved unanswered
     undelivered unfinished unsuccessful:a unsupported unreachable unreturned misplaced misplace:v mistreat:vm
     mistreated mislabeled mismatched mismatch disconnecting backlog yelled screaming argue:v delay:nv delayed delays
     virus excluded denial:n deny:v grave:n complain:vr complained complaint:n penalty blame:vn disconnected leaking
     bleed:v fever:n widow:n criticized
-1.7 fight:nvr yelling ripped arguing ignoring conflict:nv conflicts manipulate:v exploit:v reject:v penalties blamed
     explode:v divorced
-1.8 damages lawsuit:n lose:v loses loss mock:v denied hacked dumped prison:n arrest:nv crash:vn rejection:n pollution
     invade:vr ache:nv aching funeral:n divorce:nv recession:n lie:nv infection:n curse:nv
-1.9 sue:v sued losing losses ignored mocked jail:nv arrested crashed crashing defeated victim:n bleeding accident:n
     lies illness:n infected convict:nv
-2.0 worsened worsening problem:n problematic trouble:nv troubles troublesome troubling troublemaker:n hassle:nv
     mistake:n mistaken mistakenly mistakes fault:n faults glitch:n malfunction:nv grievance:n waste:nv wasted
     wasteful:a squander:v misuse:v misused mishandle:v mishandled mismanage:vm misunderstand:v misunderstanding:n
     misunderstood overcharge:v overcharged overbilled ripoff:n overdraft forfeit:v hacker:n phishing spam:nV
     spammer:n viruses malware unauthorized unauthorised illegal:a unlawful:a illicit disqualified disqualify:v
     obstruct:v obstruction hinder:v hindrance impede:v inhibit:v interfere:v interference intrude:v intrusion
     disrupt:v disrupted disruption:n disruptive:a disturb:v disturbed disturbing:a disturbance:n provoke:v provoked
     provocation irritant nuisance:n pest:n pester:v nagging bicker:v gossip:v scold:v scolded shout:v shouted rant:vn
     ranting deficit:n shortage:n debts indebted slump:nv decline:v plunge:v plummet:v inflation crackdown sanction:n
     banned ban:nV boycott:nv aborted broke breaks breakage shattered shatter:v smashed torn spilled leaked stain:nv
     stained scar:nV scars jam:V jammed stranded trapped trap:nV freezes stalled choke:v choked hell sucks suck:v
     mockery violation:n exploitation threat:n damage:nv damaged collapse:nv explosion:n invasion:n wreck:nv sick:q
     riot:nv lied lying cursed loot:v foreclosure:n eviction:n evict:v homeless:q abandon:vm
-2.1 sucked fail:v failed corrupted threaten:v injury injuries victimize:v wound:nv wrecked danger:n dangerous:a
     insult:nv disease:n poison:nv harm:nv abandoned
-2.2 fired vomit:v attack:nvr injured hostage:n crisis crises wounded steal:vr stole bribe:nv bribery pain:n painful:a
     chaos enemy enemies harmful:a
-2.3 failing failure:n flop:V fiasco:n damaging deteriorate:v deteriorated deterioration degrade:v degraded degrading
     decay:v rot:V rotting spoil:v spoiled spoilt contaminate:v contaminated contamination polluted pollute:v
     threatened threatening:a menace:nv menacing:a endanger:v endangered hazard:n hazardous:a peril:n perilous:a
     ridicule:v ridiculed belittle:v belittled condemn:v condemned condemnation denounce:v accuse:vr accused
     accusation:n punish:vm punished punishment penalize:v sabotage:v sabotaged conspiracy conspiracies manipulated
     manipulation manipulative slander:vn libel suffer:v suffered sufferer:n sucking sux sucky losers fought fighting
     fights clash:nv feud:nv quarrel:nv argued rebellion denies neglect:nv neglected neglectful deprive:v deprived
     deprivation burden:nv burdened burdensome hardship:n adversity setback:n downfall misfortune:n mishap:n screwup:n
     blunder:nv blackout:n outage:n sank drunkard addict:n addiction:n alcoholic:n violate:v destructive:a crime:n
     criminal:n stealing stolen cheat:vr cheating bankrupt bankruptcy poverty
-2.4 violated destroy:vr attacked thief thieves theft:n cheated ruin:nv
-2.5 destroyed ruined
-2.6 hellish damned doom:v doomed pained sickly diseased infect:v infectious vomiting puke:v nausea nauseous
     nauseating:a poisonous poisoned bruise:nv bruised cripple:v crippled crippling paralyzed paralysed tumor:n
     tumour:n heartattack mourner cemetery corpse:n bereaved bereavement miscarriage:n dementia alzheimer's arson
     arsonist:n rioting rioter:n unrest turmoil chaotic:a prisoner:n jailed imprison:vm imprisoned convicted felony
     felonies invaded bombard:v hijack:vr hijacked foe:n nemesis villain:n devil:n demon:n satan monster:n breakup:n
     bankruptcies evicted layoffs unemployed unemployment fraud:n slave:n
-2.7 cheater:n
-2.8 die:v dies
-2.9 war:n warfare violence violent:a assault:nv assaulted abuse:nvr abused victimized criminally cruelest injure:v
     bloodshed gunman gunmen plague:nv epidemic:n pandemic:n destruction destruct:v wreckage collapsed fraudster:n
     scam:nV scammer:n embezzle:v embezzled extort:v extortion blackmail:vn blackmailed molestation harass:vm harassed
     harassing harassment bully:v bullying bullies rob:V robber:n robbery robberies burglar:n burglary looting
     swindle:vr swindled conman conned deceive:vr deceived deception deceit overdose:nv starve:v starving starvation
     fatal:a
-3.2 kill:vr killed killing:n death:n dead dying died deadly deadliest fatality fatalities slay:v slain assassinate:v
     assassinated assassination:n assassin:n lethal:a cancer:n bomb:nvr bombing:n bombed catastrophe:n catastrophic
     tragedy tragedies tragic tragically behead:v beheaded enslave:vm enslaved slavery famine:n homicide:n
     manslaughter abduct:v abducted kidnap:Vr kidnapper:n stabbed stab:V drown:v drowned mutilate:v mutilated lynch:v
     crucify
-3.6 murder:nvr rape:nvr raped rapist:n genocide:n massacre:nv terrorist:n terrorism holocaust slaughter:nv molest:vr
     molested torture:nvr tortured suicide:n pedophile:n paedophile:n
`;
