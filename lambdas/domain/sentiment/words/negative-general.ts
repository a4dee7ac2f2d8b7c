/** More words of blame, harm and trouble; last, what negations say of themselves. Format: read-tables.ts. */
export const NEGATIVE_GENERAL = `
-0.2 restraint retreat
-0.3 undefined guarded spooky fluke smoky unspecified
-0.4 doesn't doesnt didn't didnt wouldn't couldn't isn't isnt aren't don't dont hasn't haven't crush:v pale desert:v
     makeshift provocative stringent temporarily slippery passive:a overcast
-0.5 not compulsory heck defy:v defiant scrutinize:v untested rattle:v
-0.6 nothing none cannot can't cant won't wont wasn't weren't no critic:n throttle:v constraint:n obsession thirsty
     spook:v defiance scrutiny restrain:v sarcasm sarcastic:a strenuous unforeseen unsecured uninstall:v vanish:v
     tangle:v unintended
-0.7 anomaly shiver:v smash:v undone frenzy dungeon hasty allegedly disbelief zombie:n vanished stumble:v snore:v
     snoring
-0.8 never nobody noone critical:a default:v liable crowded bloody regression pretend:v prohibit:v rumor:n rumour:n
     snag:n exaggeration haunting limp inexperienced eerie oversight rigid:a worn suspension
-0.9 shutdown:n lazily prohibited objection:n surrender:v trick:v hungry exaggerate:v freaky flee fled fleeing
     gimmick:n impersonal turbulence unimportant withhold withheld obstacle:n suspend:v
-1.0 canceling spat negate:v smack:v expletive pimp:n contagious burn:vn contradict:v mob:n displace:v suspended
-1.1 suppress:v freezing naive:a offense:n somber sting:n temper:n bloated loner lockdown forgetful controversy
     controversies
-1.2 blind:q bum:n interrupt:v revoke:v suppression forbidding offence:n smear:v twisted frantic:a haunt:v manic
     rash:n slime:n
-1.3 blindly liability interruption:n interrupted termination terminate:v revoked deadlock punitive collision:n
     forbidden forbid prosecute:v prosecution freak:n daunting:a abnormal:a abrasive abrupt:a absent absentee
     accusatory acerbic acrid ambiguous ambiguity ambivalent annihilated antagonist antiquated archaic argumentative
     arid arduous artificial:a attrition austerity averse aversion backward balk:v banal banality bankrupting bashful
     bashing bedlam beg:V begged belated:a bleakly blinding bloat bluff:v blunt:a blur:V blurt:v boast:v boastful
     bogged bombardment brittle brusque bumpy bummed bummer buried bury:v busybody butthurt censor:v censored
     censorship chilly chore:n chronic:a clog:V clogged cloudy clutter:v cluttered coarse coldest collide:v compulsion
     compulsive:a conceit conceited confine:vm confined confess:v confession constrain:v counterproductive
     counterfeit:v cramp:n cramped crud cruddy cutback:n damp dank darken:v dearth decrease:v decreased decreasing
     defensive:a defiantly dehydrate:v dehydrated delirium demise desperately devalue:v deviate:v deviation
     dilapidated dilemma:n diminish:v diminished disadvantaged disallow:v disappear:v disappeared disappearing
     discard:v discarded discontinue:v discontinued disclaim discrepancy discrepancies dishonor:v dishonour:v
     dishonorable disinterest disobey:v disobedient disobedience disorder:n disordered disorganized disorganised
     displaced dizzy:q dogmatic doldrums downcast downer:n downgrade:v downgraded downhearted downhill downturn:n
     downsize:v drain:v draining drowsy:q drearily drunken dupe:v duped dusty dwindle:v egregious:a elusive
     encroach:vm erased evade:v evasion evasive excessive:a excuses fad:n fatty fatso finicky fallen flabby flaky
     flicker:v foggy forced forgetfulness fragmented frazzled freaked frigid friction fuss fussy furtive gaping
     garbled glaring:a gluttony grapple:v guise groggy gunk halfhearted halt:v hardly haphazard:a hectic hesitancy
     hiccup:n hollow horde hype humid impossible impossibly impulsive:a inaccessible inactive inconclusive inertia
     inexact infrequent ineffectiveness intermittent:a interrogate:v irregular:a irregularity irrelevance jagged
     jarring kaput kludge lament:v lapse:vn lax leaden loopholes loophole:n lurking malodorous marginalized melodrama
     melodramatic mildew misaligned misbehave:v miscommunication misfire:v misprint mistook mistrustful moldy mouldy
     mushy musty mystify:v nasal nerves neurosis nonfunctional nonresponsive obscure obstinate oblivion ouch outsider
     overcook:v overdo overheat:v overheated overheating overprice overweight oversold overzealous peculiar:a
     perplex:v perplexing plod:V polarize ponderous premature:a prohibitive:a protracted pushy:c quitter:n
     quarantine:v rattled reek:v reeks refute:v regress:v relinquish:v reprisal rust:v rusty:c ruckus rue scrambling
     scorch:v scuff:v slog slop smudge:v smolder snarl:v sneer:v sneak:v snobby snooty sour:aq sparse spotty squeak:v
     squeaky squeal:v squirm:v stalemate standstill stark stressor stump:v stumped subdued sunburn sunburned sunk
     superficiality swamped sweltering tangled tepid thwart:v timid:a trashing trite truncated tussle unconfirmed
     uncontrollable uncontrolled undecided undersized unequal uninsured unknowing unlicensed unmoved unnoticed
     unpredictable unrealiable unwarranted vexing vengefully volatile volatility wheeze:v wilt:v wither:v wonky wry
     zonked dodgy:c inefficient:a false:a exile:v negative:a slap:V slapped tricked whiny propaganda retaliate:v
     cynical:a outcast:n quagmire hysteria indecent:a hunger
-1.4 litigation discord unconscious whine:v seizure:n troll:nv gloat:v burned burnt sin:n sleepless:q butcher:v
-1.5 exclusion smuggle:vr hag rebuke:v
-1.6 maddening:a malady malaise malcontent malign:v malnourished malnutrition malpractice mangle:v mangled mar:V
     marred meager meagre meaner meanest meanness meddle:vr meddlesome melancholic meltdown:n mindless:a mischief
     mischievous:a miscalculate:v miscalculation misconception misconduct misdemeanor miser miserly misfit misgivings
     misguided misinform:v misinformation misinterpret:v misquote missteps mockingly molehill monotony moodiness
     moping mope:v morbid:a muddle:v muddled mumbo murky mutter:v mutiny naughty nauseate:v needy negativity nitpick:v
     noncompliance notoriety notorious:a numbing obesity objectionable obliterate:v oblivious obsessive:a opinionated
     opportunistic ordeal:n ostracize:v outburst:n outcry outlaw:n overbearing overblown overcrowded overkill
     overload:v overloaded overlooked overpower:v overreact:v overreaction overrun oversimplified overstate:v
     overwhelm:v overwork:v overworked paltry paralyze:v paralysis parasite:n parasitic pariah patronize:v
     patronizing:a peeve:n peeved peevish penniless perjury pessimist:n pessimistic:a pessimism petrify:v phobia:n
     phobic phony phoney pickpocket piracy pitfall:n pitiable pitiless plagiarism plagiarize:v plight pollutant:n
     pompous:a posers poser:n posturing precarious:a predicament:n preposterous:a presumptuous pretender pretense
     profane profanity puny quack:n qualm:n qualms quarrelsome queasy rancid rancor ravaging rebellious recoil:v
     relentless:a reluctance repent:v reprimand:v retribution rickety rigged rigmarole riled rile:v rowdy ruffian
     saboteur sacrilege sag:V scandalized scapegoat:n scathing:a scowl:v sedentary senile severed shabby:c shambolic
     sheepish shipwreck:n shortsighted showdown shriek:v shrill shun:V sicko sinful:a sinner:n skeptic:n skepticism
     skirmish:n slacker:n slanderous sloth smother:v smug:aq sneaky:c snide snub:V sombre sordid sourpuss spank:v
     spineless spoilsport squabble:v stagnant stagnate:v stagnation stammer:v standoff stings stung stingy:c stifle:v
     stifling stigma stigmatize:v stodgy straggler stutter:v stupor subjugate:v subversive suffocating sulky sullen
     superstition superstitious susceptible taboo tactless taint:v tainted tantrum:n tardiness tattered taunt:v
     tearing tempest terminated terribleness terse testy thankless thorn:n thorny thoughtless:a threadbare throb:V
     throbbing tortuous trample:v transgress:v transgression trashed travesty trepidation tripe trivialize:v truant
     turbulent unaccountable unappetizing unattractive unauthentic uncivil uncivilized unclean unconvincing:a uncool
     uncooperative uncouth undermine:v undermined underestimate:v underfed underpaid underpowered undependable
     underperform:v underperforming undignified uneducated uneventful unfavorable unfit unfocused unfounded ungrateful
     unhinged uninformed uninformative unintelligible uninviting unkempt unknowledgeable unmanageable unneeded
     unnerve:v unnatural:a unprepared unproductive unproven unravel:v unrealistic:a unrelenting unresponsive unruly
     unsanitary unscrupulous unseemly unsettle:v unsettled unsightly unskilled unsophisticated unsound unspeakable:n
     unspeakably unsportsmanlike unsuitable unsustainable untenable untimely untrained untruthful unwell unwieldy
     unwise:a unworkable upheaval uproar usurp:v vacuous vain:a vanity vulgarity wail:v wane:v warped wastefulness
     weakling weaken:v weakened whimper:v whiner:n whack worrier wobble:v writhe:v wrongdoing:n wronged zealot:n
     prejudice:n crook:n scald:v martyrdom
-1.7 meaningless:a trickery revenge retaliation stalk:vr nuke:v jeopardy jeopardize:v lunatic:n desperate:a runaround
     toxin:n relapse:v
-1.8 coerce:v deceased acrimonious acrimony adverse:a afflict:v affliction affront aggression:n aggressive:a
     aggressor:n aggrieved ail:v ailing ailment:n alienate:v alienated alienation allegation:n altercation:n
     amputate:v amputation anemic animosity antisocial assailant:n atrophy austere authoritarian backfire:v backlash
     banish:v barren battered beaten beatdown beggar:n bemoan:v berate:v besiege:v birdbrain blemish:n blister:n
     blindsided blowout botch:v botched brainless brash brat:n bratty breach:vn bungle:v bungled bumbling burnout
     callousness capsize:v careen chagrin charade charlatan:n cheapskate clamor claustrophobic coldness combative
     commotion complacent:a complacency concussion:n confiscate:v confrontational congested congestion conspire:v
     contaminant contentious:a contradiction:n contradictory crabby crazed creeped creepiness cringing crumble:v
     crummy:c crumbling culprit:n cutthroat cynic:n damnable daze:v dazed deafening debilitate:v debilitating decrepit
     deface:v defecate defenseless deform:v deformed deformity degradation dejected dejection deluded delusion:n
     demoralize:v demoralizing deport:v deported deportation deranged derail:v derelict destabilize:v deterrent
     detain:v detained detention detonate:v detract:v detractor:n devoid dictator:n dictatorial dictatorship dire
     disaffected disarray discredit:v discredited discriminatory disdain disdainful:a disgruntled disgustedly
     dishearten:v disillusion:vm disintegrate:v disjointed dislike:vn disliked dislocate:v dismissive:a disown:v
     dispair disparage:v disparaging disparity displease:v displeasing disquiet disregard:v disreputable disrepair
     dissent:v dissatisfy:v dissonance distort:v distorted distortion:n disunity downtrodden drab dreariness droop:v
     dropout:n dud:n dumbfounded dysfunction dysfunctional egotistic egotistical egotist egomaniac embattled
     embezzlement embitter:v embroiled enmity ensnare:v entangle:v entrap:V epileptic erode:v erosion erratic:a
     erroneous:a estranged eviscerate:v exacerbate:v exasperate:v excommunicate:v extinct extinction fallacy fallout
     falsehood:n falsify:v faltered falter:v famished fanatic:n fanatical fatuous feeble:c feint feral feckless fickle
     flagrant:a flak flunk:v foolhardy foreboding forlorn foreclose:v fractured fracture:vn frail frailty fraught
     frightful:a frivolous:a fuckery fugitive:n fume:v futile futility garish gaffe gag:V gaudy ghetto gimmicky
     gloomily glum goof:v goofed gouge:v gouging greedily grime grimy gripe:nv gripes grouch grouchy growl:v grudge:n
     grudgingly grueling gruelling gruff grumble:v gullible hapless:a haggard hallucinate:v hamper:v hardheaded
     hardliner havoc heartburn heavyhanded heathen heresy heretic hoax:n hoaxes hogwash hothead humbug hypochondriac
     illegality illegible illegitimate illiterate illiteracy imbecilic immobilized impair:v impaired impairment
     impasse impeach:v impeachment imperil:v impolite:a imposition impotent impotence impoverish:v impoverished
     imprecise impractical improper:a impropriety imprudent impunity impure impurity inaction inadvisable inane
     inattentive inaudible incapable incapacitated incarcerate:v incarcerated incarceration incendiary incense:v
     incessant:a inconsiderate:a inconsolable incorrigible incriminate:v indecision indecisive indigestion
     indoctrinate:v ineffectual inefficiency ineligible ineptitude inequality inequity inescapable inexperience
     inexcusably inexplicable infantile infiltrate:v infidelity infidel:n infirm inflame:v inflammation inflammatory
     inflict:v infraction infringe:vm inhibition inhospitable insignificant:a insincere:a insincerity insipid
     insolvent insolvency instability insubordinate insufficiency insurrection intolerance intolerant invasive
     invalidated irk:v irrationality irreparable:a irresponsibility irreversible irritably jeer:v jerky jittery
     jobless judgmental junkie:n junky killjoy knucklehead kook kooky lackey languish:v lawless:q laughingstock
     lazybones lecherous leech:n leper liabilities lethargic lethargy longwinded lurk:v
-1.9 bleak:aq coercion predator:n letdown:n letdowns sham:n shambles gunfire felon:n
-2.0 delinquent:n grim:ac perverse:a desperation discriminate:v discriminated isis doomsday
-2.1 discrimination dismal:a extremist:n
-2.2 stalker oppress:v castrate:v backstab:V exterminate:v
-2.3 backstabber backstabbing lowlife mugged mugging hitler
-2.4 accursed adversary aghast agonize:v ambush:v antagonize:v antagonistic antisemitic apocalypse apocalyptic
     asphyxiate:v barbarian:n belligerent:a berserk blasphemous blasphemy bloodbath bloodthirst brainwash:v brutalized
     bullshitter callous:aq calamity calamities calamitous casualty casualties chastise:v condescending:a corrupting
     cowardice criminality crooks cynicism damnation dastardly deadbeat:n debacle:n debase:v decadence decimate:v
     defame:v defamation defamatory defraud:v defile:v degenerate:n dehumanize:v dehumanizing demean:v demeaning
     demolish:v demolition denigrate:v deplore:v deprave:v depraved depressive derision derogatory desecrate:v
     desolate desolation despot despondency destitute destitution detestable detrimental:a devilish devious:aq
     disfigure:v disfigured dreadfulness dystopia dystopian evildoer:n extremism farce:n farcical fearsome ferocious:a
     fester:v forsaken freakish gangbang gore gory grievous:a harrowing:a heartsick hellbent homophobe homophobic
     homophobia ignominious immorality implode:v incest indecency indignant:a indignation indignity infamous:a infamy
     infernal inferno infest:v infestation inhuman inhumanity insidious:a insolent insolence intimidate:v
     intimidating:a intimidation islamophobia lunacy malevolent:a malignant malignancy maniac:n megalomaniac
     misogynist:n misogyny misogynistic mugger narcissist:n narcissistic narcissism neurotic nefarious:a noxious
     obscene:a obscenity odious ominous:a oppressed oppression oppressive:a oppressor:n pandemonium pernicious
     pervert:n perverted perversion pillage:v plunder:v predatory prejudiced psychopath:n psychopathic psychotic
     psychosis putrid rabid rampage:v ravage:v ravaged raunchy repress:v repression repressive reprehensible repulsion
     repulse:v vengeance vengeful revulsion ruinous ruthless:aq sadism scorn:v scornful:a segregation sleaze
     sleazeball slaughterhouse smite:v sociopath:n sociopathic spite squalid squalor stinker stricken strife
     terrorize:v terrorized traumatize:v tumultuous unholy vandal:n vandalism vandalize:v vermin vilify:v villainy
     vindictive:aq warlord:n wrathful wreak:v xenophobia xenophobic cannibal:n deathly deathbed abhorrence horror:n
     traitor:n
-2.6 enrage:v
-2.7 hellhole
-3.0 annihilate:v annihilation barbarity bestial bloodthirsty brutality brutalize:v butchered carnage cataclysm
     cataclysmic crucified crucifixion decapitate:v demonic dismember:v execrable extermination fascist:n fascism
     fiend:n fiendish ghoulish goddamned infanticide maim:v murderous:a necrophilia paedophilia pedophilia persecute:v
     persecution perish:v sadist:n savage:avq savagery strangle:v strangled suffocate:v suffocation supremacist:n
     tyrannical tyranny tyrant:n villainous:a wretch:n cancerous kkk exterminated satanic torturous treason
     treacherous:a treachery venomous venom
`;
