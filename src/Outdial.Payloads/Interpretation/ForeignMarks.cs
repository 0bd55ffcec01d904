namespace Outdial.Payloads;

/// <summary>The names by which bodies of other operations and events are told from calls; folded.</summary>
internal static class ForeignMarks
{
    /// <summary>What only one operation has, in the published API.</summary>
    internal static readonly (string[] Names, string Operation)[] Operations =
    [
        (["callbacknumbers", "callbackusername", "callbackscheduledtime", "validatecallbacknumbers"],
            "a callback: POST /api/v2/conversations/callbacks"),
        (["textbody", "toaddressmessengertype", "messagingtemplate", "smsbody"],
            "a message: POST /api/v2/conversations/messages/agentless"),
        (["htmlbody", "emailaddress", "emailbody"], "an e-mail: POST /api/v2/conversations/emails"),
        (
            [
                "voicemail", "transfertype", "speakto", "transferto", "transfertarget", "transfernumber",
                "transferdestination", "blindtransfer", "consultto", "forwardto",
            ],
            "a transfer: POST /api/v2/conversations/calls/{conversationId}/participants/{participantId}/replace"),
        (["contactlistid", "campaignid", "dialingmode"], "a campaign: /api/v2/outbound/campaigns"),
    ];

    /// <summary>What a message or an e-mail holds.</summary>
    internal static readonly string[] Content =
    [
        "text", "message", "messages", "msg", "body", "subject", "html", "plaintext", "content", "contents", "template",
        "templateid", "templatename", "templatedata", "contentsid", "contentvariables", "mediaurl", "mediaurls",
        "attachment", "attachments", "image", "images", "document", "video", "photo", "caption", "cc", "bcc", "replyto",
        "sms", "mms", "whatsapp", "notification", "messagetext", "messagebody", "smstext", "smsmessage", "twiml",
        "messagingservicesid", "personalizations", "textmessage", "mail", "otp",
    ];

    /// <summary>What an event has, whatever else it says.</summary>
    internal static readonly string[] Events =
    [
        "topicname", "eventbody", "eventtype", "event", "eventname", "callstatus", "dialcallstatus", "callsid",
        "hangupcause", "endreason", "endedreason", "disconnectreason", "recordingurl", "detailtype",
    ];

    /// <summary>What says which operation is wanted.</summary>
    internal static readonly string[] Commands =
        ["action", "command", "method", "httpmethod", "verb", "operation", "operationname"];
}
