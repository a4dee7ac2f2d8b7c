/** Handles of the payment service providers behind the `@` of a UPI id (NPCI, UPI live members and handles). */
export const UPI_HANDLES: ReadonlySet<string> = new Set(
  (
    'okaxis okhdfcbank okicici oksbi okbizaxis okbizicici ybl ibl axl paytm ptyes ptaxis pthdfc ptsbi upi apl yapl rapl ' +
    'axisb axisbank axisgo axis axispay sbi hdfcbank hdfcbankjd icici icicipay icicibank waicici wahdfcbank waaxis wasbi ' +
    'kotak kotak811 kmb kmbl barodampay barodapay bob fbl federal jio jiopay jupiteraxis airtel airtelpaymentsbank ' +
    'freecharge ikwik mbk idfcbank idfcfirst idfcnetc indus indbank indianbank induspay iob kbl pnb punb cnrb canarabank ' +
    'uco ucobank unionbank unionbankofindia uboi yesbank yesbankltd yespay yesg yescred yesfam ytapl yespop timecosmos tapicici slc ' +
    'sliceaxis naviaxis fam famapp dbs hsbc citi citibank citigold rbl rblbank aubank dlb dcb dcbbank equitas ezeepay idbi idbibank kvb ' +
    'karurvysyabank mahb myicici obc postbank psb sib sc scb scbl scmobile syndicate synd tjsb ubi united utbi vijb vjb kaypay ' +
    'pingpay pockets superyes shriramhdfcbank abfspay goaxb gocash amazonpay dhanlaxmi eazypay finobank hdfcbanknre ' +
    'kailashicici cmsidfc csbpay csbcash cboi centralbank cbin allbank andb albk lvb lime nsdl payzapp pnbpay rajgovhdfcbank ' +
    'sbmbank sibl srcb trans waicici zoicici bpunity ikwikaxis trueaxis oxymoney niyoicici omni yesurban'
  ).split(' '),
);
