namespace Outdial.Cli;

/// <summary>What people write for a country in place of the two letters of ISO 3166-1.</summary>
internal static class CountryCodes
{
    // The three letters of ISO 3166-1, and after them the two.
    private const string Codes =
        "ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ " +
        "BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BWABW CAFCF " +
        "CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY " +
        "CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK " +
        "FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT " +
        "GUFGF GUMGU GUYGY HKGHK HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT " +
        "JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI " +
        "LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM " +
        "MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU " +
        "NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS " +
        "PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM " +
        "SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM " +
        "TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI " +
        "VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW ";

    private const int EntryLength = 6;

    private const int LongLength = 3;

    // No code of ISO 3166-1: its United Kingdom is GB.
    private static readonly string[] UnitedKingdom = ["UK", "ENGLAND", "SCOTLAND", "WALES", "BRITAIN", "GREAT BRITAIN"];

    /// <summary>The code of two letters that is meant; null if that is not known.</summary>
    internal static string? Meant(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        if (UnitedKingdom.Contains(upper))
        {
            return "GB";
        }

        var at = upper.Length == LongLength ? Codes.IndexOf(upper, StringComparison.Ordinal) : -1;
        while (at >= 0 && at % EntryLength != 0)
        {
            at = Codes.IndexOf(upper, at + 1, StringComparison.Ordinal);
        }

        return at < 0 ? null : Codes.Substring(at + LongLength, EntryLength - LongLength - 1);
    }
}
