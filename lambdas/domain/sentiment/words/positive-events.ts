/** What goes well: success, help, gifts, growth, health, peace. Format: read-tables.ts. */
export const POSITIVE_EVENTS = `
3.1 miracle:n triumph:nv victory victories victorious:a paradise jackpot:n celebrated bestseller:n congratulations
    congrats congratz congratulate:v congratulated
3.0 congratulation:n
2.8 won winning:n wins champ:n championship:n prosper:v flourish:v thrive:v thriving rescued rescue:nvr freedom
    liberty liberties liberate:v liberated liberation overcome overcoming breakthrough:n award:nv awarded medal:n
    trophy trophies applause applaud:v ovation:n prize:n lifesaver:n lifesaving godsend salvation survivor:n
    accomplished accomplish:vm accomplishment:n
2.6 win:V
2.5 achievement:n gifting vacation:n marry graduate:v graduation newborn festive feast:n honor:nv honour:nv honorable
    honourable honored honoured glorify saving saver:n savior:n saviour:n peacemaker hooray:n hurray hurrah yay woohoo
    yippee bravo kudos encore winningest acclaim:v acclaimed rewarded success
2.4 heaven successes successful:au
2.2 heal:vr healed healing cure:v cured recoveries restored rejuvenate:v rejuvenated revive:v revived supportive:a
    supporter:n assistance protective safeguard:v empower:vm empowered empowering enrich:vm enriched gained
    profitable:au earn:v earned prevail:v conquer:vr peace:f reconcile:v reconciled reconciliation reform:n charity
    charitable donor:n volunteer:nv succeed:v
2.0 unite:v unity cooperate:v cooperation cooperative collaborate:v collaboration bonding promoted promotion:n hired
    growth blossom:v bloom:v blooming advancement:n invent:v invention:n discovery discoveries adventure:n adventurous
    explore:v fortune:n discount:n discounted compliment:nv complimentary complimented rave:v raved embrace:v embraced
    achieve:vm
1.8 refreshed
1.7 holiday:n boosted
1.6 rainbow:n puppy puppies kitten:n icecream candy dessert:n champagne spa picnic:n yumminess snuggle:v snuggles
    nap:nV chillin relaxin enjoyin lovin freebie:n gratis gain:nv protect:vr protected birthday:n boost:v progress
    acceptance approved approval:n approve:vd solved resolved survived recovered
1.5 helped solve:vru protection profit:nv endorse:vm endorsed endorsement:n props survive:v enhance:vm enhanced
    enhancement:n recovery
1.4 agree:vdm agreed agreement:n accepted sunny anniversary anniversaries contribution:n progressed solution:n
    resolve:vu wed donate:v donation:n recover:v
1.3 guarantee:nv guaranteed assure:v assured assurance:n comply:v complied repaired refunded compensate:v compensated
    compensation clarified clarify:v clarification credited grant:nv opportunity opportunities optimal:a optimize:v
    privilege:n privileged prestigious prestige merit:n justice justified:u justify:v vindicate:v vindicated
    exonerate:v acquitted excused joking prank:n teasing comedy comedies entertain:vmr entertained entertaining:a
    entertainment accept:v promote:v dancing saved contribute:v supported partnership:n commitment:n
1.2 hire:v partner:n dance:v wedding:n thanksgiving festival:n restore:v refresh:v
1.1 weekend:n flower:n
1.0 grew grown invest:vm acquire:v ability abilities talent:n strengthen:v strengthened simplify:v simplified
    streamline:v streamlined stabilize:v stabilized rebound:v bullish defend:vr defended deserve:v deserved:u
    deserving:u beautify:v decorated adorn:v dignity dignified elevate:v elevated eternal everlasting festivity
    festivities flatter:v flattered flattering:au flirt:Vn flirty foster:v harmless:a keen:aq liven:v lucrative
    luxuriate nurture:v nurturing peaceable pep perk:n perky picturesque scenic poised praiseful promising:u
    proactive:a rejoin resilient:a resilience revolutionary revolutionize:v salute:nv savvy scholarship:n splurge:v
    stimulating:a stimulate:v stimulation thrifty trendy:c unwind:v virtue:n virtuous:a vitality warmhearted wellness
    winsome youthful:a hearty:c sociable cordial:a amiable amicable:a affable enlighten:v enlightened enlightening:au
    enlightenment exhilaratingly feasible fervent:a festively assist:v joke:nv joked jokes create:v baby babies beach
    chocolate:n resolution:n gift:nv diwali eid easter help:vr creation:n
0.9 upgraded cake:n concert:n granted advance:vm settled christmas support:vr exclusive:a helpers
0.8 playing fixed share:v shared sharing:n growing united cleared settle:v save:v
0.7 beer wine expand:v decorate:v
0.6 play:v grow:v active:a ensure:v discover:v
0.5 music learn:v
-0.6 tease:v
`;
