/** More words of blame, harm and trouble; last, what negations say of themselves. Format: read-tables.ts. */
export const NEGATIVE_GENERAL = `
-0.4 doesn't doesnt didn't didnt wouldn't couldn't isn't isnt aren't don't dont hasn't haven't crush:v
-0.5 not
-0.6 heck nothing none cannot can't cant won't wont wasn't weren't no critic:n
-0.8 never nobody noone critical:a default:v liable crowded bloody
-1.0 hungry canceling spat
-1.2 blind:q bum:n
-1.3 blindly liability
-1.4 litigation
-1.6 abnormal:a abrasive abrupt:a absent absentee accusatory acerbic acrid ambiguous ambiguity ambivalent annihilated
     antagonist antiquated archaic argumentative arid arduous artificial:a attrition austerity averse aversion
     backward balk:v banal banality bankrupting bashful bashing bedlam beg:V begged belated:a bleakly blinding bloat
     bluff:v blunt:a blur:V blurt:v boast:v boastful bogged bombardment brittle brusque bumpy bummed bummer buried
     bury:v busybody butthurt censor:v censored censorship chilly chore:n chronic:a clog:V clogged cloudy clutter:v
     cluttered coarse coldest collide:v collision:n compulsion compulsive:a compulsory conceit conceited confine:vm
     confined confess:v confession constrain:v constraint:n counterproductive counterfeit:v cramp:n cramped crud
     cruddy cutback:n damp dank darken:v dearth decrease:v decreased decreasing defensive:a defiantly dehydrate:v
     dehydrated delirium demise desperately devalue:v deviate:v deviation dilapidated dilemma:n diminish:v diminished
     disadvantaged disallow:v disappear:v disappeared disappearing discard:v discarded discontinue:v discontinued
     disclaim discrepancy discrepancies dishonor:v dishonour:v dishonorable disinterest disobey:v disobedient
     disobedience disorder:n disordered disorganized disorganised displaced dizzy:q dogmatic doldrums downcast
     downer:n downgrade:v downgraded downhearted downhill downturn:n downsize:v drain:v draining drowsy:q drearily
     drunken dupe:v duped dusty dwindle:v egregious:a elusive encroach:vm erased evade:v evasion evasive excessive:a
     excuses fad:n fatty fatso finicky fallen flabby flaky flicker:v foggy forced forgetfulness fragmented frazzled
     freezing freaked frigid friction fuss fussy furtive gaping garbled glaring:a gluttony grapple:v guise groggy
     guarded gunk halfhearted halt:v hardly haphazard:a hectic hesitancy hiccup:n hollow horde hype humid impossible
     impossibly impulsive:a inaccessible inactive inconclusive inertia inexact infrequent ineffectiveness
     intermittent:a interrogate:v irregular:a irregularity irrelevance jagged jarring kaput kludge lament:v lapse:vn
     lax lazily leaden loopholes loophole:n lurking malodorous marginalized melodrama melodramatic mildew misaligned
     misbehave:v miscommunication misfire:v misprint mistook mistrustful moldy mouldy mushy musty mystify:v nasal
     nerves neurosis nonfunctional nonresponsive obscure obstacle:n obstinate oblivion ouch outsider overcast
     overcook:v overdo overheat:v overheated overheating overprice overweight oversold overzealous passive:a
     peculiar:a perplex:v perplexing plod:V polarize ponderous premature:a prohibit:v prohibited prohibitive:a
     protracted pushy:c quitter:n quarantine:v rattle:v rattled reek:v reeks refute:v regress:v regression
     relinquish:v reprisal retreat rust:v rusty:c ruckus rue scrambling scorch:v scuff:v slippery slog slop smoky
     smudge:v smolder snarl:v sneer:v sneak:v snobby snore:v snoring snooty sour:aq sparse spooky spotty squeak:v
     squeaky squeal:v squirm:v stalemate standstill stark stressor stumble:v stump:v stumped subdued sunburn sunburned
     sunk superficiality suspend:v suspended suspension swamped sweltering tangle:v tangled temporarily tepid thwart:v
     timid:a trashing trite truncated tussle unconfirmed uncontrollable uncontrolled undecided undefined undersized
     unequal unintended uninstall:v uninsured unknowing unlicensed unmoved unnoticed unpredictable unrealiable
     unspecified untested unwarranted vanish:v vanished vexing vengefully volatile volatility wheeze:v wilt:v wither:v
     wonky wry zonked dodgy:c
-1.9 bleak:aq
-2.0 delinquent:n grim:ac
-2.1 maddening:a makeshift malady malaise malcontent malign:v malnourished malnutrition malpractice mangle:v mangled
     mar:V marred meager meagre meaningless:a meaner meanest meanness meddle:vr meddlesome melancholic meltdown:n
     mindless:a mischief mischievous:a miscalculate:v miscalculation misconception misconduct misdemeanor miser
     miserly misfit misgivings misguided misinform:v misinformation misinterpret:v misquote missteps mob:n mockingly
     molehill monotony moodiness moping mope:v morbid:a muddle:v muddled mumbo murky mutter:v mutiny naive:a naughty
     nauseate:v needy negate:v negative:a negativity nitpick:v noncompliance notoriety notorious:a numbing obesity
     objection:n objectionable obliterate:v oblivious obsession obsessive:a offence:n offense:n opinionated
     opportunistic ordeal:n ostracize:v outburst:n outcry outlaw:n overbearing overblown overcrowded overkill
     overload:v overloaded overlooked overpower:v overreact:v overreaction overrun oversight oversimplified
     overstate:v overwhelm:v overwork:v overworked pale paltry paralyze:v paralysis parasite:n parasitic pariah
     patronize:v patronizing:a peeve:n peeved peevish penniless perjury pessimist:n pessimistic:a pessimism petrify:v
     phobia:n phobic phony phoney pickpocket piracy pitfall:n pitiable pitiless plagiarism plagiarize:v plight
     pollutant:n pompous:a posers poser:n posturing precarious:a predicament:n preposterous:a presumptuous pretend:v
     pretender pretense profane profanity provocative punitive puny quack:n qualm:n qualms quarrelsome queasy rancid
     rancor rash:n ravaging rebellious recoil:v relentless:a reluctance repent:v reprimand:v restrain:v restraint
     retribution revoke:v revoked rickety rigid:a rigged rigmarole riled rile:v rowdy ruffian rumor:n rumour:n
     runaround saboteur sacrilege sag:V sarcasm sarcastic:a scandalized scapegoat:n scathing:a scowl:v scrutinize:v
     scrutiny sedentary senile severed shabby:c sham:n shambles shambolic sheepish shipwreck:n shiver:v shortsighted
     showdown shriek:v shrill shun:V shutdown:n sicko sinful:a sin:n sinner:n skeptic:n skepticism skirmish:n
     slacker:n slap:V slapped slanderous sleepless:q sloth smear:v smack:v smash:v smother:v smug:aq smuggle:vr snag:n
     sneaky:c snide snub:V somber sombre sordid sourpuss spank:v spineless spoilsport squabble:v stagnant stagnate:v
     stagnation stammer:v standoff sting:n stings stung stingy:c stifle:v stifling stigma stigmatize:v stodgy
     straggler strenuous stringent stutter:v stupor subjugate:v subversive suffocating sulky sullen superstition
     superstitious suppress:v suppression surrender:v susceptible taboo tactless taint:v tainted tantrum:n tardiness
     tattered taunt:v tearing tempest temper:n terminate:v terminated termination terribleness terse testy thankless
     thirsty thorn:n thorny thoughtless:a threadbare throb:V throbbing throttle:v tortuous trample:v transgress:v
     transgression trashed travesty trepidation trickery trick:v tricked tripe trivialize:v truant turbulent
     turbulence twisted unaccountable unappetizing unattractive unauthentic uncivil uncivilized unclean unconscious
     unconvincing:a uncool uncooperative uncouth undermine:v undermined underestimate:v underfed underpaid
     underpowered undependable underperform:v underperforming undignified undone uneducated uneventful unfavorable
     unfit unfocused unforeseen unfounded ungrateful unhinged unimportant uninformed uninformative unintelligible
     uninviting unkempt unknowledgeable unmanageable unneeded unnerve:v unnatural:a unprepared unproductive unproven
     unravel:v unrealistic:a unrelenting unresponsive unruly unsanitary unscrupulous unsecured unseemly unsettle:v
     unsettled unsightly unskilled unsophisticated unsound unspeakable:n unspeakably unsportsmanlike unsuitable
     unsustainable untenable untimely untrained untruthful unwell unwieldy unwise:a unworkable upheaval uproar usurp:v
     vacuous vain:a vanity vulgarity wail:v wane:v warped wastefulness weakling weaken:v weakened whimper:v whine:v
     whiner:n whiny whack withhold withheld worrier wobble:v worn writhe:v wrongdoing:n wronged zealot:n
-2.4 abhorrence acrimonious acrimony adverse:a afflict:v affliction affront aggression:n aggressive:a aggressor:n
     aggrieved ail:v ailing ailment:n alienate:v alienated alienation allegation:n allegedly altercation:n amputate:v
     amputation anemic animosity anomaly antisocial assailant:n atrophy austere authoritarian backfire:v backlash
     backstab:V backstabber backstabbing banish:v barren battered beaten beatdown beggar:n bemoan:v berate:v besiege:v
     birdbrain blemish:n blister:n bloated blindsided blowout botch:v botched brainless brash brat:n bratty breach:vn
     bungle:v bungled bumbling burnout burn:vn burned burnt callousness capsize:v careen castrate:v chagrin charade
     charlatan:n cheapskate clamor claustrophobic coldness combative commotion complacent:a complacency concussion:n
     confiscate:v confrontational congested congestion conspire:v contaminant contentious:a contradict:v
     contradiction:n contradictory controversy controversies crabby crazed creeped creepiness cringing crumble:v
     crummy:c crumbling culprit:n cutthroat cynic:n damnable daze:v dazed deadlock deafening debilitate:v debilitating
     decrepit deface:v defecate defenseless defiance defiant defy:v deform:v deformed deformity degradation dejected
     dejection deluded delusion:n demoralize:v demoralizing deport:v deported deportation deranged derail:v derelict
     desert:v desperate:a destabilize:v deterrent detain:v detained detention detonate:v detract:v detractor:n devoid
     dictator:n dictatorial dictatorship dire disaffected disarray disbelief discord discredit:v discredited
     discriminate:v discriminated discrimination discriminatory disdain disdainful:a disgruntled disgustedly
     dishearten:v disillusion:vm disintegrate:v disjointed dislike:vn disliked dislocate:v dismal:a dismissive:a
     disown:v dispair disparage:v disparaging disparity displease:v displeasing disquiet disregard:v disreputable
     disrepair dissent:v dissatisfy:v dissonance distort:v distorted distortion:n disunity downtrodden drab dreariness
     droop:v dropout:n dud:n dumbfounded dysfunction dysfunctional eerie egotistic egotistical egotist egomaniac
     embattled embezzlement embitter:v embroiled enmity enrage:v ensnare:v entangle:v entrap:V epileptic erode:v
     erosion erratic:a erroneous:a estranged eviscerate:v exacerbate:v exaggerate:v exaggeration exasperate:v
     exclusion excommunicate:v extinct extinction fallacy fallout falsehood:n falsify:v false:a faltered falter:v
     famished fanatic:n fanatical fatuous feeble:c feint feral feckless fickle flagrant:a flak flee fled fleeing fluke
     flunk:v foolhardy forbid forbidden forbidding foreboding forgetful forlorn foreclose:v fractured fracture:vn
     frail frailty fraught freaky frightful:a frivolous:a fuckery fugitive:n fume:v futile futility garish gaffe gag:V
     gaudy ghetto gimmick:n gimmicky gloomily glum goof:v goofed gouge:v gouging greedily grime grimy gripe:nv gripes
     grouch grouchy growl:v grudge:n grudgingly grueling gruelling gruff grumble:v gullible hapless:a haggard
     hallucinate:v hamper:v hardheaded hardliner hasty havoc heartburn heavyhanded heathen heresy heretic hoax:n
     hoaxes hogwash horror:n hothead humbug hunger hypochondriac illegality illegible illegitimate illiterate
     illiteracy imbecilic immobilized impair:v impaired impairment impasse impeach:v impeachment imperil:v impersonal
     impolite:a imposition impotent impotence impoverish:v impoverished imprecise impractical improper:a impropriety
     imprudent impunity impure impurity inaction inadvisable inane inattentive inaudible incapable incapacitated
     incarcerate:v incarcerated incarceration incendiary incense:v incessant:a inconsiderate:a inconsolable
     incorrigible incriminate:v indecision indecisive indigestion indoctrinate:v ineffectual inefficiency
     inefficient:a ineligible ineptitude inequality inequity inescapable inexperienced inexperience inexcusably
     inexplicable infantile infiltrate:v infidelity infidel:n infirm inflame:v inflammation inflammatory inflict:v
     infraction infringe:vm inhibition inhospitable insignificant:a insincere:a insincerity insipid insolvent
     insolvency instability insubordinate insufficiency insurrection interruption:n interrupt:v interrupted
     intolerance intolerant invasive invalidated irk:v irrationality irreparable:a irresponsibility irreversible
     irritably jeer:v jerky jittery jobless judgmental junkie:n junky killjoy knucklehead kook kooky lackey languish:v
     lawless:q laughingstock lazybones lecherous leech:n leper letdown:n letdowns liabilities limp lethargic lethargy
     lockdown longwinded loner lowlife lurk:v
-2.7 hellhole
-2.8 accursed adversary aghast agonize:v ambush:v antagonize:v antagonistic antisemitic apocalypse apocalyptic
     asphyxiate:v barbarian:n belligerent:a berserk blasphemous blasphemy bloodbath bloodthirst brainwash:v brutalized
     bullshitter callous:aq calamity calamities calamitous casualty casualties chastise:v coerce:v coercion
     condescending:a contagious corrupting cowardice criminality crook:n crooks cynical:a cynicism damnation dastardly
     daunting:a deadbeat:n debacle:n debase:v decadence deceased decimate:v defame:v defamation defamatory defraud:v
     defile:v degenerate:n dehumanize:v dehumanizing demean:v demeaning demolish:v demolition denigrate:v deplore:v
     deprave:v depraved depressive derision derogatory desecrate:v desolate desolation desperation despot despondency
     destitute destitution detestable detrimental:a devilish devious:aq disfigure:v disfigured displace:v dreadfulness
     dungeon dystopia dystopian evildoer:n exile:v expletive extremist:n extremism farce:n farcical fearsome
     ferocious:a fester:v felon:n forsaken frantic:a frenzy freak:n freakish gangbang gloat:v gore gory grievous:a
     gunfire hag harrowing:a haunt:v haunting heartsick hellbent homophobe homophobic homophobia hysteria ignominious
     immorality implode:v incest indecent:a indecency indignant:a indignation indignity infamous:a infamy infernal
     inferno infest:v infestation inhuman inhumanity insidious:a insolent insolence intimidate:v intimidating:a
     intimidation islamophobia jeopardize:v jeopardy lunatic:n lunacy malevolent:a malignant malignancy manic maniac:n
     megalomaniac misogynist:n misogyny misogynistic mugger mugging mugged narcissist:n narcissistic narcissism
     neurotic nefarious:a noxious nuke:v obscene:a obscenity odious ominous:a oppress:v oppressed oppression
     oppressive:a oppressor:n outcast:n pandemonium pernicious perverse:a pervert:n perverted perversion pimp:n
     pillage:v plunder:v predator:n predatory prejudice:n prejudiced propaganda prosecute:v prosecution psychopath:n
     psychopathic psychotic psychosis putrid quagmire rabid rampage:v ravage:v ravaged raunchy rebuke:v relapse:v
     repress:v repression repressive reprehensible repulsion repulse:v retaliate:v retaliation revenge vengeance
     vengeful revulsion ruinous ruthless:aq sadism scald:v scorn:v scornful:a seizure:n segregation slime:n sleaze
     sleazeball slaughterhouse smite:v sociopath:n sociopathic spite spook:v squalid squalor stalk:vr stalker stinker
     stricken strife terrorize:v terrorized toxin:n traumatize:v troll:nv tumultuous unholy vandal:n vandalism
     vandalize:v vermin vilify:v villainy vindictive:aq warlord:n wrathful wreak:v xenophobia xenophobic zombie:n
     cannibal:n deathly deathbed
-3.2 annihilate:v annihilation barbarity bestial bloodthirsty brutality brutalize:v butcher:v butchered carnage
     cataclysm cataclysmic crucified crucifixion decapitate:v demonic dismember:v doomsday execrable exterminate:v
     extermination fascist:n fascism fiend:n fiendish ghoulish goddamned infanticide maim:v martyrdom murderous:a
     necrophilia paedophilia pedophilia persecute:v persecution perish:v sadist:n savage:avq savagery strangle:v
     strangled suffocate:v suffocation supremacist:n tyrannical tyranny tyrant:n villainous:a wretch:n cancerous kkk
     isis exterminated hitler satanic torturous traitor:n treason treacherous:a treachery venomous venom
`;
